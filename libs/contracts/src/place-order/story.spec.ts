import { allEvents, placeOrderStory, publishedBy, topics, topicsReadBy, type ServiceName } from '@app/contracts';

const services: ServiceName[] = ['order', 'catalog', 'payment'];
const heard = new Set(placeOrderStory.flatMap((step) => step.hears));
const told = new Set(placeOrderStory.flatMap((step) => step.tells));

describe('the place-order story', () => {
  it('has one pivot', () => {
    expect(placeOrderStory.filter((step) => step.kind === 'pivot').map((step) => step.does)).toEqual(['confirm order']);
  });

  it.each(placeOrderStory.filter((step) => step.kind === 'compensatable'))(
    '"$does" can be undone by its own service',
    ({ service, does }) => {
      expect(placeOrderStory.some((step) => step.undoes === does && step.service === service)).toBe(true);
    },
  );

  it.each(placeOrderStory.filter((step) => step.undoes))('"$does" undoes a step that exists', ({ service, undoes }) => {
    expect(placeOrderStory.some((step) => step.does === undoes && step.service === service)).toBe(true);
  });

  it('lets nobody hear what nobody tells', () => {
    expect([...heard].filter((fact) => !told.has(fact)).map((fact) => fact.type)).toEqual([]);
  });

  it('has somebody hear every fact but the endings', () => {
    expect([...told].filter((fact) => !heard.has(fact)).map((fact) => fact.type)).toEqual(['OrderCompleted']);
  });

  it.each(services)('lets %s tell only in its own topics', (service) => {
    expect(publishedBy(service).filter((fact) => topics[fact.topic].owner !== service)).toEqual([]);
  });

  it.each(services)('has %s read exactly the topics of what it hears', (service) => {
    const needed = new Set(
      placeOrderStory.filter((step) => step.service === service).flatMap((step) => step.hears.map((fact) => fact.topic)),
    );
    const read = topicsReadBy(service).filter((topic) => topic !== 'catalog.products.v1');
    expect(read).toEqual(expect.arrayContaining([...needed]));
    expect(read).toHaveLength(needed.size);
  });

  it('keys every fact of the saga by the order, so that one order stays in order', () => {
    expect([...told].filter((fact) => fact.key !== 'orderId')).toEqual([]);
  });

  it('has one name per fact', () => {
    const names = allEvents.map((fact) => fact.type);
    expect(new Set(names).size).toBe(names.length);
  });
});

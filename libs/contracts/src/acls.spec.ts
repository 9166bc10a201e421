import { aclsOf, brokerUsers } from './acls.js';
import { consumedBy, publishedBy } from './place-order/story.js';

describe('the rights on the broker', () => {
  it.each(brokerUsers)('let %s say and hear its part of the story', (service) => {
    const names = (operation: string) => aclsOf(service).filter((acl) => acl.operation === operation).map(({ name }) => name); // prettier-ignore
    expect(names('write')).toEqual(expect.arrayContaining(publishedBy(service).map(({ topic }) => topic)));
    expect(names('read')).toEqual(expect.arrayContaining(consumedBy(service).map(({ topic }) => topic)));
  });

  it('are these and no more', () => {
    const all = brokerUsers.flatMap((service) => aclsOf(service).map((acl) => `${service}: ${acl.operation} ${acl.resource} ${acl.name}`));
    expect(all).toMatchInlineSnapshot(`
     [
       "user: write topic user.events.v1",
       "catalog: write topic catalog.events.v1",
       "catalog: write topic catalog.products.v1",
       "catalog: read topic order.events.v1",
       "catalog: read group catalog",
       "order: write topic order.events.v1",
       "order: read topic catalog.events.v1",
       "order: read topic catalog.products.v1",
       "order: read topic payment.events.v1",
       "order: read group order",
       "payment: write topic payment.events.v1",
       "payment: read topic catalog.events.v1",
       "payment: read topic order.events.v1",
       "payment: read group payment",
     ]
    `);
  });
});

import { allEvents, buildAsyncApi, topicNames } from '@app/contracts';
import { fieldsOf } from './event-fields.js';
import { eventsPage, type EventsDocument } from './events-page.js';

describe('the page of the events', () => {
  const document = buildAsyncApi() as unknown as EventsDocument;
  const page = eventsPage(document);

  it('has every topic and every fact, and leads to each', () => {
    for (const topic of topicNames) expect(page).toContain(`<h2>${topic}</h2>`);
    for (const { type } of allEvents) expect(page).toContain(`<h3 id="${type}">`);
    for (const [, name] of page.matchAll(/href="#(\w+)"/g)) expect(page).toContain(`id="${name}"`);
  });

  it('asks nobody for anything', () => {
    expect(page).not.toMatch(/https?:|<script|<img|<link/);
  });

  it('shows no text as markup', () => {
    const info = { title: '<b>', description: '"a" & <i>' };
    expect(eventsPage({ ...document, info })).toContain('&quot;a&quot; &amp; &lt;i>');
  });

  it('marks what is sensitive', () => {
    expect(page).toContain('<code>paymentToken</code> <span class="secret">');
  });

  it('names fields within lists', () => {
    const payload = document.components.messages['OrderPlaced']?.payload ?? {};
    expect(fieldsOf(payload).map(({ path }) => path)).toContain('lines[].unitPrice.amount');
  });
});

import 'reflect-metadata';
import { consumedBy } from '@app/contracts';
import { handledEvents } from '@app/testing';
import { CatalogSaga } from './catalog.saga.js';

it('plays exactly the part the story gives it', () => {
  const part = consumedBy('catalog').map((fact) => fact.type);
  expect(handledEvents(CatalogSaga)).toEqual(part.sort());
});

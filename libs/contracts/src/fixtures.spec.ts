import { readdirSync, readFileSync } from 'node:fs';
import { allEvents } from '@app/contracts';

const folder = new URL('../fixtures/', import.meta.url);
const golden = readdirSync(folder).map((file) => {
  const [type, version] = file.split('.');
  return { file, type, version: Number(version?.slice(1)), data: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown };
});

/** Golden samples are what older versions of the shop have said. They are only ever added. */
describe('golden samples', () => {
  it.each(allEvents)('$type has one of its present version', ({ type, version }) => {
    expect(golden.map((sample) => sample.file)).toContain(`${type}.v${version}.json`);
  });

  it.each(golden)('$file can still be read', ({ type, data }) => {
    const definition = allEvents.find((event) => event.type === type);
    expect(definition?.data.parse(data)).toEqual(data);
  });

  it.each(golden)('$file tolerates fields that a newer version adds', ({ type, data }) => {
    const definition = allEvents.find((event) => event.type === type);
    expect(definition?.data.parse({ ...(data as object), addedLater: true })).toEqual(data);
  });
});

import { documentedAnswers } from './documented-answers.js';

const watts = { type: 'integer' };
const schemas = {
  Lamp: { type: 'object', properties: { watts }, required: ['watts'] },
  Shelf: {
    type: 'object',
    properties: {
      lamps: { type: 'array', items: { $ref: '#/components/schemas/Lamp' } },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      notes: { type: 'object', properties: { first: { type: 'string' } }, additionalProperties: {} },
      properties: watts,
    },
  },
};
const answerOf = (name: string) => ({ operation: `GET /${name}`, status: 200, schema: { $ref: `#/components/schemas/${name}` } });
const faultOf = documentedAnswers({ answers: [answerOf('Lamp'), answerOf('Shelf')], schemas });

describe('an answer held against the document', () => {
  it('is in order when it is as documented', () => expect(faultOf('GET /Lamp', 200, '{"watts":40}')).toBeUndefined());

  it('is left alone where the document says nothing', () => expect(faultOf('GET /Lamp', 204, '')).toBeUndefined());

  it.each([
    ['Lamp', 'lacks a field', '{}'],
    ['Lamp', 'has another type', '{"watts":"40"}'],
    ['Lamp', 'has a field that no document names', '{"watts":40,"secret":1}'],
    ['Lamp', 'is no JSON', '<lamp>'],
    ['Shelf', 'has such a field further down', '{"lamps":[{"watts":40,"secret":1}]}'],
    ['Shelf', 'has such a field beside one that is called like a keyword', '{"properties":40,"secret":1}'],
  ])('of a %s is a fault when it %s', (name, _, text) => {
    expect(faultOf(`GET /${name}`, 200, text)).toContain('answers 200 otherwise than documented');
  });

  it.each(['{"labels":{"colour":"red"}}', '{"notes":{"first":"a","second":"b"}}'])(
    'may have names of its own where the document says so: %s',
    (text) => expect(faultOf('GET /Shelf', 200, text)).toBeUndefined(),
  );

  it('is not held against parts that do not know of each other', () => {
    const joined = { ...schemas, Both: { allOf: [{ $ref: '#/components/schemas/Lamp' }, { $ref: '#/components/schemas/Shelf' }] } };
    expect(() => documentedAnswers({ answers: [answerOf('Both')], schemas: joined })).toThrow('allOf');
  });
});

import { documentedAnswers } from './documented-answers.js';

const schemas = {
  Lamp: { type: 'object', properties: { watts: { type: 'integer' } }, required: ['watts'], additionalProperties: false },
};
const answers = [{ operation: 'GET /lamp', status: 200, schema: { $ref: '#/components/schemas/Lamp' } }];
const faultOf = documentedAnswers({ answers, schemas });

describe('an answer held against the document', () => {
  it('is in order when it is as documented', () => expect(faultOf('GET /lamp', 200, '{"watts":40}')).toBeUndefined());

  it('is left alone where the document says nothing', () => expect(faultOf('GET /lamp', 204, '')).toBeUndefined());

  it.each([
    ['lacks a field', '{}'],
    ['has another type', '{"watts":"40"}'],
    ['has more', '{"watts":40,"secret":1}'],
    ['is no JSON', '<lamp>'],
  ])('is a fault when it %s', (_, text) => expect(faultOf('GET /lamp', 200, text)).toContain('answers 200 otherwise than documented'));
});

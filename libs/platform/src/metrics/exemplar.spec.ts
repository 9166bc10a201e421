import { withCause } from '@app/kernel';
import { exemplar } from './exemplar.js';

const id = '0af7651916cd43dd8448eb211c80319c';

describe('an exemplar', () => {
  it('names the trace of what is being done, if it is kept', () => {
    expect(withCause({ id: 'x', traceparent: `00-${id}-b7ad6b7169203331-01` }, () => exemplar())).toEqual({
      exemplarLabels: { trace_id: id },
    });
    expect(withCause({ id: 'x', traceparent: `00-${id}-b7ad6b7169203331-00` }, () => exemplar())).toEqual({});
  });

  it('is not there where nothing is traced', () => expect(exemplar()).toEqual({}));
});

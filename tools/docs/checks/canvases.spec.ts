import { canvasFaults } from './canvases.js';

const canvas = (cells: Readonly<Record<string, string>>): string =>
  ['owns', 'API', 'hears', 'tells', 'variables', 'runs alone', 'fork'].map((row) => `| ${row} | ${cells[row] ?? '–'} |`).join('\n');

const hears = '`OrderPlaced`, `StockReserved`, `StockRejected`, `OrderConfirmed`, `OrderCancelled`, `OrderFailed`';
const tells = '`PaymentAuthorized`, `PaymentDeclined`, `PaymentCaptured`, `CaptureFailed`, `PaymentVoided`, `PaymentRefunded`';

describe('a canvas', () => {
  it('names what the story gives the service', () => {
    expect(canvasFaults('payment', canvas({ hears, tells }))).toEqual([]);
    expect(canvasFaults('payment', canvas({ hears: hears.replace(', `OrderFailed`', ''), tells }))).toHaveLength(1);
  });

  it('has the same rows everywhere', () => {
    expect(canvasFaults('bank', canvas({}))).toEqual([]);
    expect(canvasFaults('bank', canvas({}).replace('| fork', '| forking'))).toHaveLength(1);
  });
});

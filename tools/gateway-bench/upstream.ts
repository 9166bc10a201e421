import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

// The service behind nginx and behind the gateway: a page of products that never changes, the keys of the tokens, and who reads bodies.

const item = { name: 'A mug of stoneware', category: 'kitchen', price: { amount: 1999, currency: 'EUR' }, available: 5000, version: 7 };
const page = JSON.stringify({
  items: Array.from({ length: 20 }, (_, index) => ({ sku: `MUG-${index}`, ...item })),
  next: null,
  prev: null,
});
const fields = { 'content-type': 'application/json; charset=utf-8', etag: '"7"' };

const isJson = async (request: IncomingMessage): Promise<boolean> => {
  try {
    JSON.parse(await text(request));
    return true;
  } catch {
    return false;
  }
};

createServer((request, response) => {
  if (request.method === 'POST') return void isJson(request).then((isRead) => response.writeHead(isRead ? 200 : 400).end());
  request.resume();
  if (request.url?.startsWith('/.well-known/')) response.end(process.env['JWKS']);
  else if (request.headers['if-none-match'] === fields.etag) response.writeHead(304, fields).end();
  else response.writeHead(200, { ...fields, 'content-length': Buffer.byteLength(page) }).end(page);
}).listen(Number(process.env['PORT']), '127.0.0.1');

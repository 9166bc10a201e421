import { replaceBlock } from './replace-block.js';

describe('a block of a document', () => {
  it('is replaced, and nothing else', () => {
    const text = 'before\n<!-- list -->old<!-- /list -->\nafter';
    expect(replaceBlock(text, 'list', 'new')).toBe('before\n<!-- list -->\n\nnew\n\n<!-- /list -->\nafter');
    expect(replaceBlock(replaceBlock(text, 'list', 'new'), 'list', 'new')).toBe(replaceBlock(text, 'list', 'new'));
  });

  it('must be there', () => {
    expect(() => replaceBlock('text', 'list', 'new')).toThrow('no block "list"');
  });
});

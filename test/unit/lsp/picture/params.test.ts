import { describe, expect, it } from 'vitest';
import {
  attributeAtParams,
  editParams,
  pageParams,
  pictureParams,
} from '../../../../server/src/lsp/picture/params.js';

const uri = 'file:///compspec.json';

describe('the parameters of requests about pictures', () => {
  it.each([
    [pictureParams, { schemas: [uri] }],
    [pictureParams, { schemas: [uri], specs: [uri], checked: uri, known: '1' }],
    [pageParams, { schemas: [uri], expansion: ['a'], language: 'de' }],
    [attributeAtParams, { uri, position: { line: 1, character: 2 } }],
    [editParams, { uri, action: 'rename', attribute: 'a', name: 'b' }],
    [editParams, { uri, action: 'add-child', name: 'b' }],
    [editParams, { uri, action: 'add-child', parent: 'a', name: 'b' }],
    [editParams, { uri, action: 'delete', attribute: 'a', below: 'keep' }],
  ] as const)('are taken as they are: %o %j', (read, params) => {
    expect(read(params)).toEqual(params);
  });

  it.each([
    [pictureParams, undefined],
    [pictureParams, { schemas: uri }],
    [pictureParams, { schemas: [1] }],
    [pictureParams, { schemas: [], checked: 1 }],
    [pageParams, { schemas: [], expansion: [] }],
    [attributeAtParams, { uri }],
    [attributeAtParams, { uri, position: { line: 0.5, character: 1 } }],
    [editParams, { uri, action: 'format' }],
    [editParams, { uri, action: 'delete', attribute: 'a' }],
    [editParams, { uri, action: 'rename', attribute: 'a' }],
  ] as const)('are refused with the name of what is wrong: %o %j', (read, params) => {
    expect(() => read(params)).toThrow('The request needs "');
  });
});

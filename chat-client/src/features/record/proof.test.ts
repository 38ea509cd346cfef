import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { verify } from './proof';
import type { Proof, Receipt } from './proof';

/** As the archive gave it; its own tests read the same file. */
const saved = JSON.parse(readFileSync(resolve('../docs/contracts/ledger-proof.json'), 'utf8')) as {
  receipt: Receipt;
  proof: Required<Proof>;
};

it('P4: a proof of the archive holds', async () => {
  expect(await verify(saved.receipt, saved.proof)).toMatchObject({
    leaf: true,
    tree: true,
    signature: true,
    at: expect.any(Date) as Date,
  });
});

it('P4: another hash, place or leaf is not proven', async () => {
  const { receipt, proof } = saved;
  const hash = `sha256:${'ab'.repeat(32)}`;
  expect(await verify({ ...receipt, hash }, proof)).toMatchObject({ leaf: false, tree: true });
  expect(await verify({ ...receipt, position: receipt.position + 1 }, proof)).toMatchObject({ leaf: false });
  expect(await verify(receipt, { ...proof, entry: swapped(proof.entry, 200) })).toMatchObject({
    tree: false,
  });
});

it('P4: a changed path, root or signature is seen', async () => {
  const { receipt, proof } = saved;
  const lines = proof.proof.split('\n');
  const changed = (line: number) =>
    lines.map((text, at) => (at === line ? swapped(text, text.length - 4) : text)).join('\n');
  const root = lines.indexOf('') + 3;
  expect(await verify(receipt, { ...proof, proof: changed(2) })).toMatchObject({ tree: false });
  expect(await verify(receipt, { ...proof, proof: changed(root) })).toMatchObject({
    tree: false,
    signature: false,
  });
  expect(await verify(receipt, { ...proof, proof: changed(root + 2) })).toMatchObject({
    tree: true,
    signature: false,
  });
});

function swapped(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

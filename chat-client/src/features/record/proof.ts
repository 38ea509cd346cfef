/** Where a message's record stands, and what it hashes to. */
export type Receipt = {
  readonly partition: number;
  readonly position: number;
  readonly hash: string;
  /** Where to ask for the proof; absent where the archive gives none to browsers. */
  readonly archive?: string | null;
};

/** What the archive says of a record to whoever has its receipt. Bytes are in Base64. */
export type Proof = {
  readonly state: 'waiting' | 'sealed' | 'disposed';
  readonly partition: number;
  readonly position: number;
  readonly hash: string;
  readonly entry?: string;
  readonly salt?: string;
  /** C2SP tlog-proof: leaf index, audit path and signed checkpoint. */
  readonly proof?: string;
  readonly keys: readonly string[];
};

/** What this page found when it checked a proof itself. */
export type Verified = {
  /** The leaf commits to the record the receipt names. */
  readonly leaf: boolean;
  /** The leaf is under the signed root. */
  readonly tree: boolean;
  /** A key of the archive signed the root; undefined where the browser cannot tell. */
  readonly signature: boolean | undefined;
  /** How many records the signed tree has. */
  readonly size: bigint;
  /** When it was signed, as its signature says; absent when it does not. */
  readonly at: Date | undefined;
  readonly origin: string;
};

const ENTRY = 203;
const RECORD_COMMITMENT = 171;
const RECORD_GROUP = 6;

/** Checks a proof without trusting who sent it: hashes and signatures are computed here. */
export async function verify(receipt: Receipt, proof: Proof): Promise<Verified> {
  const entry = bytes(proof.entry ?? '');
  const { index, path, note } = readProof(proof.proof ?? '');
  const { text, signatures } = readNote(note);
  const [origin = '', size = '0', root = ''] = text.split('\n');
  const leafHash = await sha256(Uint8Array.of(0), entry);
  return {
    leaf: await commits(receipt, entry, bytes(proof.salt ?? '')),
    tree: await included(leafHash, index, BigInt(size), path, bytes(root)),
    signature: await signed(text, signatures, proof.keys),
    size: BigInt(size),
    at: signedAt(signatures, proof.keys),
    origin,
  };
}

/** Whether the leaf is of this place, and its last commitment is to this hash. */
async function commits(receipt: Receipt, entry: Uint8Array, salt: Uint8Array): Promise<boolean> {
  if (entry.length !== ENTRY || entry[0] !== 1) {
    return false;
  }
  const view = new DataView(entry.buffer, entry.byteOffset, entry.byteLength);
  const hash = hexBytes(receipt.hash.replace('sha256:', ''));
  const commitment = await sha256(salt, Uint8Array.of(RECORD_GROUP), hash);
  return (
    view.getUint16(1) === receipt.partition &&
    view.getBigUint64(3) === BigInt(receipt.position) &&
    same(entry.subarray(RECORD_COMMITMENT), commitment)
  );
}

/** RFC 9162, section 2.1.3.2. */
async function included(
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  path: readonly Uint8Array[],
  root: Uint8Array,
): Promise<boolean> {
  if (index >= size) {
    return false;
  }
  let node = index;
  let last = size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0n) {
      return false;
    }
    if (node % 2n === 1n || node === last) {
      // Each step needs the one before it.
      // oxlint-disable-next-line no-await-in-loop
      hash = await sha256(Uint8Array.of(1), sibling, hash);
      while (node % 2n === 0n && node !== 0n) {
        node /= 2n;
        last /= 2n;
      }
    } else {
      // oxlint-disable-next-line no-await-in-loop
      hash = await sha256(Uint8Array.of(1), hash, sibling);
    }
    node /= 2n;
    last /= 2n;
  }
  return last === 0n && same(hash, root);
}

type Signature = { readonly name: string; readonly id: string; readonly value: Uint8Array };

/** Whether a key signed the text; undefined where this browser does not know Ed25519. */
async function signed(
  text: string,
  signatures: readonly Signature[],
  keys: readonly string[],
): Promise<boolean | undefined> {
  const plain = keys.map(readKey).filter((key) => key?.kind === 1);
  const checks = plain.map(async (key) => {
    const signature = signatures.find(({ name, id }) => name === key?.name && id === key.id);
    if (key === undefined || signature === undefined) {
      return false;
    }
    const imported = await crypto.subtle.importKey('raw', key.value, 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', imported, owned(signature.value), utf8(text));
  });
  try {
    const results = await Promise.all(checks);
    return results.length > 0 && results.every(Boolean);
  } catch {
    return undefined;
  }
}

/** The time in a timed signature (C2SP tlog-cosignature): eight bytes before the signature itself. */
function signedAt(signatures: readonly Signature[], keys: readonly string[]): Date | undefined {
  const timed = keys.map(readKey).find((key) => key?.kind === 4);
  const value = signatures.find(({ name, id }) => name === timed?.name && id === timed.id)?.value;
  if (value === undefined || value.length !== 72) {
    return undefined;
  }
  const seconds = new DataView(value.buffer, value.byteOffset, value.byteLength).getBigUint64(0);
  return new Date(Number(seconds) * 1000);
}

function readProof(text: string): { index: bigint; path: readonly Uint8Array[]; note: string } {
  const end = text.indexOf('\n\n');
  const [magic, index = '', ...path] = text.slice(0, Math.max(0, end)).split('\n');
  if (magic !== 'c2sp.org/tlog-proof@v1' || !/^index \d+$/.test(index)) {
    throw new Error('not a proof');
  }
  return { index: BigInt(index.slice('index '.length)), path: path.map(bytes), note: text.slice(end + 2) };
}

function readNote(note: string): { text: string; signatures: readonly Signature[] } {
  const end = note.lastIndexOf('\n\n');
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith('— '))
    .map((line) => {
      const [, name = '', value = ''] = line.split(' ');
      const all = bytes(value);
      return { name, id: hex(all.subarray(0, 4)), value: all.subarray(4) };
    });
  return { text: note.slice(0, end + 1), signatures };
}

/** A verifier key as C2SP writes it. */
function readKey(vkey: string) {
  const [, name, id, value] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
  if (name === undefined || id === undefined || value === undefined) {
    return undefined;
  }
  const all = bytes(value);
  return { name, id, kind: all[0], value: owned(all.subarray(1)) };
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** A copy in a buffer of its own, as WebCrypto wants it. */
function owned(part: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(part);
}

function bytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function hexBytes(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hex(some: Uint8Array): string {
  return Array.from(some, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return owned(new TextEncoder().encode(text));
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

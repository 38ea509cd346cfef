import { expect, it } from 'vitest';
import type { Message } from './history';
import { previewOf } from './previews';

const preview = { link: 'https://example.org/a', url: 'https://www.example.org/a', title: 'A' };
const message: Message = {
  id: 'm',
  conversation: 'c',
  position: 1,
  at: '2026-11-23T10:00:00Z',
  sender: { id: 'p', username: 'r.haddad', name: 'Rana Haddad' },
  text: 'look: https://example.org/a.',
};

it('shows what came with history until something else comes live', () => {
  expect(previewOf({ ...message, preview }, undefined)).toBe(preview);
  expect(previewOf(message, preview)).toBe(preview);
  expect(previewOf({ ...message, preview }, { ...preview, title: 'B' })?.title).toBe('B');
});

it('shows nothing once the sender took it away', () => {
  expect(previewOf({ ...message, preview }, null)).toBeUndefined();
});

it('shows nothing once the link is not in the message any more', () => {
  const edited = { ...message, text: 'never mind' };
  expect(previewOf({ ...edited, preview }, undefined)).toBeUndefined();
  expect(previewOf(edited, preview)).toBeUndefined();
});

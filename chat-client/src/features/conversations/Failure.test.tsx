import { ProblemError } from '@chancery/web-shell/http';
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { ChatContext } from '../../app/chat';
import type { Chat } from '../../app/chat';
import { Failure } from './Failure';

const me = { id: 'me', username: 'r.haddad', name: 'Rana Haddad' };
let root: Root;

function show(error: unknown): string {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  act(() =>
    root.render(
      <MantineProvider env="test">
        <ChatContext value={{ me: { person: me, roles: [] } } as unknown as Chat}>
          <Failure error={error} />
        </ChatContext>
      </MantineProvider>,
    ),
  );
  return document.querySelector('[role=alert]')?.textContent ?? '';
}

function keptApart(more: object): ProblemError {
  return new ProblemError({ status: 422, code: 'policy-blocked', field: 'members', detail: 'No.', ...more });
}

afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

it('says what the policy says, and whom it keeps out', () => {
  const shown = show(
    keptApart({
      tip: 'Research and trading are kept apart.',
      people: [
        { id: 'a', name: 'Alba Rossi' },
        { id: 'me', name: 'Rana Haddad' },
      ],
    }),
  );

  expect(shown).toContain('Company policy keeps these people apart');
  expect(shown).toContain('Research and trading are kept apart.');
  expect(shown).toContain('Alba Rossi');
  expect(shown).not.toContain('Rana Haddad');
});

it('has words of its own for a policy without a tip, and none for what did not fail', () => {
  expect(show(keptApart({}))).toContain('Ask whoever answers for company policy');
  act(() => root.unmount());
  document.body.replaceChildren();

  expect(show(null)).toBe('');
});

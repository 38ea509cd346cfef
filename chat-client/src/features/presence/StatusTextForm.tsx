import { ProblemError } from '@chancery/web-shell/http';
import { useFailureText } from '@chancery/web-shell/ui';
import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { server } from '../../app/server';
import { chatTexts } from '../../app/texts';
import { useStatusText } from './live';

const LONGEST = 100;

/** Says something of oneself beside one's presence; what a policy says to it stands at the field. */
export function StatusTextForm({ onClose }: { readonly onClose: () => void }) {
  const text = chatTexts.useText();
  const failureText = useFailureText();
  const { me, people } = useChat();
  const before = useStatusText(me.person.id) ?? '';
  const [typed, setTyped] = useState(before);
  const say = useMutation({
    mutationFn: (words: string) =>
      server.put<{ readonly text?: string }>('/api/presence/text', { text: words }),
    onSuccess: (said) => {
      people.says(me.person.id, said.text);
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate(typed.trim());
      }}
    >
      <TextInput
        data-autofocus
        maxLength={LONGEST}
        label={text('statusText')}
        description={text('statusTextHint')}
        dir="auto"
        value={typed}
        error={say.error === null ? undefined : (tipOf(say.error) ?? failureText(say.error))}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button type="submit" loading={say.isPending} disabled={typed === before}>
          {text('save')}
        </Button>
      </Group>
    </form>
  );
}

function tipOf(failure: unknown): string | undefined {
  const tip = failure instanceof ProblemError ? failure.problem['tip'] : undefined;
  return typeof tip === 'string' ? tip : undefined;
}

import { useFailureText } from '@chancery/web-shell/ui';
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { chatTexts } from '../../app/texts';
import { textRefusal, useChangeRoom } from './actions';
import type { Conversation } from './conversations';

const LONGEST = { name: 100, topic: 250 } as const;

type RoomTextProps = {
  readonly of: 'name' | 'topic';
  readonly conversation: Conversation;
  readonly onClose: () => void;
};

/** Changes what a room is called, or what it is about; what a policy says to it stands at the field. */
export function RoomText({ of, conversation, onClose }: RoomTextProps) {
  const text = chatTexts.useText();
  const failureText = useFailureText();
  const change = useChangeRoom(conversation.id);
  const before = conversation[of] ?? '';
  const [typed, setTyped] = useState(before);
  const problem =
    change.error === null ? undefined : (textRefusal(change.error, of) ?? failureText(change.error));
  const isName = of === 'name';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ [of]: typed.trim() }, { onSuccess: onClose });
      }}
    >
      <TextInput
        data-autofocus
        required={isName}
        maxLength={LONGEST[of]}
        label={text(isName ? 'roomName' : 'topic')}
        {...(isName ? {} : { description: text('topicHint') })}
        dir="auto"
        value={typed}
        error={problem}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button
          type="submit"
          loading={change.isPending}
          disabled={(isName && typed.trim() === '') || typed === before}
        >
          {text('save')}
        </Button>
      </Group>
    </form>
  );
}

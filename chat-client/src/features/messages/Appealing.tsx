import { useFailureText } from '@chancery/web-shell/ui';
import { Button, Group, Text } from '@mantine/core';
import { IconGavel, IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { useAppeal, useFileAppeal } from './appeals';
import type { Appeal, AppealSubject } from './appeals';
import { useDraft } from './drafts';
import classes from './messages.module.css';
import { WordsForm } from './WordsForm';

type AppealingProps = {
  readonly subject: AppealSubject;
  /** What else may be done with the message; comes before. */
  readonly children?: ReactNode;
  /** The last thing one may do with it; comes after. */
  readonly last?: ReactNode;
};

/** “This is a mistake”: the words to the policy's owner, that they were asked, and what they answered. */
export function Appealing({ subject, children, last }: AppealingProps) {
  const text = chatTexts.useText();
  const failureText = useFailureText();
  const { person } = useChat().me;
  const appeal = useAppeal(subject);
  const id = 'message' in subject ? subject.message : subject.clientId;
  const [words, setWords] = useDraft(person.id, `${id}.appeal`);
  const [open, setOpen] = useState<'by-hand' | 'as-before' | undefined>(
    words === '' ? undefined : 'as-before',
  );
  const filing = useFileAppeal(subject, () => {
    setWords('');
    setOpen(undefined);
  });
  return (
    <>
      <Group gap="xs" mt={10}>
        {children}
        {appeal === undefined && open === undefined ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconGavel size={14} />}
            onClick={() => setOpen('by-hand')}
          >
            {text('mistake')}
          </Button>
        ) : null}
        {last}
      </Group>
      {appeal === undefined && open !== undefined ? (
        <WordsForm
          label={text('appealLabel')}
          description={text('appealDetail')}
          action={text('appealAsk')}
          required
          words={words}
          onWords={setWords}
          onDone={(said) => filing.mutate(said)}
          onCancel={() => {
            filing.reset();
            setWords('');
            setOpen(undefined);
          }}
          busy={filing.isPending}
          failure={
            filing.isPaused ? text('waitingForLine') : filing.isError ? failureText(filing.error) : undefined
          }
          takesFocus={open === 'by-hand'}
        />
      ) : null}
      <div role="status">{appeal === undefined ? null : <AppealNote appeal={appeal} />}</div>
    </>
  );
}

function AppealNote({ appeal }: { readonly appeal: Appeal }) {
  const text = chatTexts.useText();
  const { answer } = appeal;
  const owner = appeal.owner ?? undefined;
  const asked = owner === undefined ? text('appealAskedAnybody') : text('appealAsked', { owner });
  return (
    <div className={classes.appeal}>
      <Text size="sm" className={classes.note}>
        <IconMessageQuestion size={14} aria-hidden />
        <span>
          {asked} <bdi className={classes.quoted}>{appeal.text}</bdi>
        </span>
      </Text>
      {answer === null || answer === undefined ? null : (
        <Text size="sm" className={classes.note}>
          <IconGavel size={14} aria-hidden />
          <span>
            <b>{text(answer.ruling === 'overturned' ? 'appealOverturned' : 'appealUpheld')}</b>{' '}
            {answer.by === undefined ? '' : `${text('by', { name: answer.by })} `}
            <bdi>{answer.text}</bdi>
          </span>
        </Text>
      )}
    </div>
  );
}

import { Text, UnstyledButton } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { choose } from '../../app/route';
import { chatTexts } from '../../app/texts';
import type { Forwarded } from '../../socket/frames';
import classes from './messages.module.css';

type ForwardedMarkProps = {
  readonly origin: Forwarded;
  /** The conversation it is shown in. */
  readonly here: string;
};

/** Whose words a message passes on; a way there for those who are in that conversation, if it is another. */
export function ForwardedMark({ origin, here }: ForwardedMarkProps) {
  const text = chatTexts.useText();
  const { conversation } = origin;
  return (
    <Text size="xs" c="dimmed" className={classes.note}>
      <IconArrowForwardUp size={14} aria-hidden className="chancery-flip" />
      <span>{text('forwardedFrom', { name: origin.name })}</span>
      {typeof conversation === 'string' && conversation !== here ? (
        <UnstyledButton className={classes.textButton} onClick={() => choose(conversation)}>
          {text('forwardedOpen')}
        </UnstyledButton>
      ) : null}
    </Text>
  );
}

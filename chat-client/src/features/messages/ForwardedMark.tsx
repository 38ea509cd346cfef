import { Text, UnstyledButton } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { choose } from '../../app/route';
import { chatTexts } from '../../app/texts';
import type { Forwarded } from '../../socket/frames';
import classes from './messages.module.css';

/** Whose words a message passes on; a way there for those who are in that conversation. */
export function ForwardedMark({ origin }: { readonly origin: Forwarded }) {
  const text = chatTexts.useText();
  const { conversation } = origin;
  return (
    <Text size="xs" c="dimmed" className={classes.note}>
      <IconArrowForwardUp size={14} aria-hidden className="chancery-flip" />
      <span>{text('forwardedFrom', { name: origin.name })}</span>
      {typeof conversation === 'string' ? (
        <UnstyledButton className={classes.textButton} onClick={() => choose(conversation)}>
          {text('forwardedOpen')}
        </UnstyledButton>
      ) : null}
    </Text>
  );
}

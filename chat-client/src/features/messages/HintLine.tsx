import { UnstyledButton } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { chatTexts } from '../../app/texts';
import type { Hint } from './hints';
import classes from './messages.module.css';

const MOST_WORDS = 3;

type HintLineProps = {
  readonly hint: Hint | undefined;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

/** What the policies would say to what is being written; each word found is a button that selects it. */
export function HintLine({ hint, field }: HintLineProps) {
  const text = chatTexts.useText();
  const select = (word: string) => {
    const element = field.current;
    const at = element?.value.indexOf(word) ?? -1;
    element?.focus();
    if (at >= 0) {
      element?.setSelectionRange(at, at + word.length);
    }
  };
  return (
    <div className={classes.hint} role="status" aria-live="polite">
      {hint === undefined ? null : (
        <div className={classes.hintBody}>
          <IconBulb size={15} aria-hidden />
          <span>
            <b>{text('hintTitle')}</b> <bdi>{hint.tip ?? text('hintNoTip')}</bdi>{' '}
            {hint.words.slice(0, MOST_WORDS).map((word) => (
              <UnstyledButton
                key={word}
                className={classes.hintWord}
                aria-label={text('hintWord', { word })}
                onClick={() => select(word)}
              >
                <mark dir="auto">{word}</mark>
              </UnstyledButton>
            ))}
          </span>
        </div>
      )}
    </div>
  );
}

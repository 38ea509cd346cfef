import { SpanText } from '@chancery/web-shell/ui';
import { Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConditionTrace, Explanation, RuleTrace } from '../../../api/policies';
import classes from '../policies.module.css';
import { tryMessages } from './messages';
import own from './try.module.css';

/** The rules that held come first; of the others only so many are listed at once. */
const LISTED = 12;

/** Why it was judged so: rule by rule, whether it was in scope and which of its conditions held where. */
export function Steps({ said, explanation }: { readonly said: string; readonly explanation: Explanation }) {
  const text = tryMessages.useText();
  const [all, setAll] = useState(false);
  const rules = [...explanation.rules].sort((a, b) => rank(b) - rank(a));
  const shown = all ? rules : rules.slice(0, LISTED);
  const views = (explanation.views ?? []).filter((view) => view.text !== said);
  return (
    <section className={own['steps']} aria-label={text('steps')}>
      <Text fw={600} size="sm">
        {text('steps')}
      </Text>
      {rules.length === 0 ? (
        <Text size="sm" c="dimmed">
          {text('noRules')}
        </Text>
      ) : null}
      <ul className={own['tree']}>
        {shown.map((rule) => (
          <Rule key={`${rule.policy} ${rule.rule}`} rule={rule} said={said} />
        ))}
      </ul>
      {shown.length === rules.length ? null : (
        <UnstyledButton onClick={() => setAll(true)}>
          <Text size="sm" c="var(--mantine-color-anchor)">
            {text('showAll', { count: rules.length })}
          </Text>
        </UnstyledButton>
      )}
      {views.length === 0 ? null : (
        <details>
          <summary>
            <Text size="sm" span>
              {text('views')}
            </Text>
          </summary>
          {views.map((view) => (
            <Text key={view.name} size="xs" mt={4}>
              <b dir="ltr">{view.name}</b> <bdi className={classes['code']}>{view.text}</bdi>
            </Text>
          ))}
        </details>
      )}
    </section>
  );
}

function rank(rule: RuleTrace): number {
  return (rule.inScope ? 1 : 0) + (rule.root?.held === true ? 2 : 0);
}

function Rule({ rule, said }: { readonly rule: RuleTrace; readonly said: string }) {
  const text = tryMessages.useText();
  const held = rule.inScope && rule.root?.held === true;
  const [open, setOpen] = useState(held);
  return (
    <li>
      <UnstyledButton className={own['rule'] ?? ''} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronDown size={14} className={classes['chevron'] ?? ''} data-open={open || undefined} />
        <Mark held={held} />
        <Text size="sm" span>
          <bdi>{rule.policy}</bdi> / <bdi>{rule.rule}</bdi>
        </Text>
      </UnstyledButton>
      {open ? (
        <>
          <Text size="xs" c="dimmed" className={own['note'] ?? ''}>
            {rule.inScope ? text('inScope') : text('outOfScope')}{' '}
            {rule.whyNot === undefined ? null : <bdi>{rule.whyNot}</bdi>}
          </Text>
          {rule.root === undefined ? null : (
            <ul className={own['tree']}>
              <Condition condition={rule.root} said={said} />
            </ul>
          )}
        </>
      ) : null}
    </li>
  );
}

function Condition({ condition, said }: { readonly condition: ConditionTrace; readonly said: string }) {
  const text = tryMessages.useText();
  const { kind, label, held, spans = [], view, parts = [] } = condition;
  return (
    <li>
      <span className={own['condition']}>
        <Mark held={held} />
        <Text size="xs" span>
          <b dir="ltr">{kind}</b>{' '}
          {label === undefined || label === '' ? null : <bdi className={own['label']}>{label}</bdi>}
        </Text>
      </span>
      {spans.length === 0 ? null : (
        <Text size="xs" className={own['note'] ?? ''} dir="auto">
          {spans.slice(0, 5).map(([from, to]) => (
            <span key={from} className={own['found']}>
              <SpanText text={said.slice(from, to)} spans={[[0, to - from]]} />
            </span>
          ))}
          {view === undefined ? null : (
            <Text span inherit c="dimmed">
              {text('seenIn', { view })}
            </Text>
          )}
        </Text>
      )}
      {parts.length === 0 ? null : (
        <ul className={own['tree']}>
          {parts.map((part, place) => (
            // The parts of a condition are told apart by nothing but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Condition key={place} condition={part} said={said} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Mark({ held }: { readonly held: boolean }) {
  const text = tryMessages.useText();
  return held ? (
    <IconCheck size={15} color="var(--mantine-color-moss-6)" aria-label={text('held')} />
  ) : (
    <IconMinus size={15} color="var(--mantine-color-dimmed)" aria-label={text('notHeld')} />
  );
}

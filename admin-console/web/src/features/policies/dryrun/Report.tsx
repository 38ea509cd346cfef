import { useFormats } from '@chancery/web-shell/i18n';
import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { outcomes } from '../../../api/policies';
import type { DryRunReport } from '../../../api/dryRuns';
import { Bars, Days } from '../../../ui/Bars';
import { RuleOutcomeBadge } from '../../../ui/Findings';
import classes from '../policies.module.css';
import { dryRunMessages } from './messages';
import { byDay, byUnit } from './report';

const unknowns = ['roles', 'countries', 'external', 'traffic', 'fileTexts'] as const;

/** What a dry run has counted so far. */
export function Report({ report, at }: { readonly report: DryRunReport; readonly at: Date }) {
  const text = dryRunMessages.useText();
  const { draft, live, change } = report;
  const { list } = useFormats();
  const units = byUnit(draft);
  const days = byDay(draft, report.since, at);
  const compares = live.rules.length > 0 || change.both + change.released > 0;
  const shown = [...outcomes]
    .reverse()
    .filter((name) => name === 'block' || name === 'alert' || (draft.aDay[name] ?? live.aDay[name] ?? 0) > 0)
    .filter((name) => name !== 'allow');
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: Math.min(5, shown.length) }}>
        {shown.map((name) => (
          <Figure
            key={name}
            label={<RuleOutcomeBadge outcome={name} />}
            value={draft.aDay[name] ?? 0}
            live={compares ? (live.aDay[name] ?? 0) : undefined}
          />
        ))}
      </SimpleGrid>
      <Text size="sm">
        {compares ? text('compared', change) : text('wouldAct', { count: change.caught })}
      </Text>
      {report.notes.length === 0 ? null : (
        <Text size="sm" c="dimmed">
          {text('unknown')} {list(report.notes.map((note) => (isKnown(note) ? text(note) : note)))}.
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Panel title={text('byDay')} wide empty={draft.rules.length === 0}>
          <Days days={days} name={text('byDay')} />
        </Panel>
        <Panel title={text('byRule')} empty={draft.rules.length === 0}>
          <Bars
            bars={draft.rules.map(({ rule, hits }) => ({ label: rule, value: hits }))}
            name={text('byRule')}
          />
        </Panel>
        <Panel title={text('byUnit')} empty={units.length === 0}>
          <Bars
            bars={units.map(({ unit, hits }) => ({
              label: unit === '' ? text('noUnit') : unit,
              value: hits,
            }))}
            name={text('byUnit')}
          />
        </Panel>
      </SimpleGrid>
    </>
  );
}

/** What the archive says it cannot know. */
function isKnown(note: string): note is (typeof unknowns)[number] {
  return unknowns.some((one) => one === note);
}

type FigureProps = { readonly label: ReactNode; readonly value: number; readonly live: number | undefined };

function Figure({ label, value, live }: FigureProps) {
  const text = dryRunMessages.useText();
  const { number } = useFormats();
  const rounded = (figure: number) => number(Math.round(figure * 10) / 10);
  return (
    <div className={`console-card ${classes['panel'] ?? ''}`}>
      {label}
      <Text fz={26} fw={600} className="tabular">
        {rounded(value)}{' '}
        <Text span size="sm" c="dimmed">
          {text('aDay')}
        </Text>
      </Text>
      {live === undefined ? null : (
        <Text size="sm" c="dimmed">
          {text('liveNow', { count: rounded(live) })}
        </Text>
      )}
    </div>
  );
}

type PanelProps = {
  readonly title: string;
  readonly wide?: boolean;
  readonly empty: boolean;
  readonly children: ReactNode;
};

function Panel({ title, wide = false, empty, children }: PanelProps) {
  const text = dryRunMessages.useText();
  return (
    <section
      className={`console-card ${classes['panel'] ?? ''}`}
      style={wide ? { gridColumn: '1 / -1' } : undefined}
    >
      <Text fw={600} mb="sm">
        {title}
      </Text>
      {empty ? (
        <Text size="sm" c="dimmed">
          {text('noneYet')}
        </Text>
      ) : (
        children
      )}
    </section>
  );
}

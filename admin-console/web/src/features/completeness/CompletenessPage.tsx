import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { ActionIcon, Button, Group, Progress, SegmentedControl, Text, Title } from '@mantine/core';
import { IconCalendarCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { completeness, keepers } from '../../api/completeness';
import type { CompletenessCalendar } from '../../api/completeness';
import { PageHeader } from '../../ui/PageHeader';
import { Calendar } from './Calendar';
import { dayOf, daysIn, monthsOf, plusMonths } from './calendar';
import classes from './completeness.module.css';
import { DayDrawer } from './DayDrawer';
import { Legend } from './Legend';
import { completenessMessages } from './messages';
import { useCalendarNames } from './names';

const RENEW_MILLIS = 10_000;

/** Which days are whole, everywhere. */
export function CompletenessPage() {
  const text = completenessMessages.useText();
  const [address, setAddress] = useSearchParams();
  const [now] = useState(() => new Date().toISOString().slice(0, 10));
  const isYear = address.get('view') === 'year';
  const chosen = dayOf(address.get('day'));
  const at = dayOf(address.get('at')) ?? chosen ?? now;
  const from = isYear ? `${at.slice(0, 4)}-01-01` : `${at.slice(0, 7)}-01`;
  const to = isYear ? `${at.slice(0, 4)}-12-31` : `${at.slice(0, 7)}-${daysIn(at.slice(0, 7))}`;
  const calendar = useQuery({
    queryKey: ['completeness', from, to],
    queryFn: ({ signal }) => completeness.calendar(from, to, signal),
    refetchInterval: RENEW_MILLIS,
    placeholderData: keepPreviousData,
  });
  const change = (changed: Readonly<Record<string, string | undefined>>) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changed)) {
          if (value === undefined) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} />
      {calendar.isPending ? <LoadingState rows={8} /> : null}
      {calendar.isError ? (
        <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />
      ) : null}
      {calendar.isSuccess && calendar.data.first === undefined ? (
        <EmptyState
          icon={<IconCalendarCheck size={28} stroke={1.5} />}
          title={text('emptyTitle')}
          detail={text('emptyDetail')}
        />
      ) : null}
      {calendar.isSuccess && calendar.data.first !== undefined ? (
        <>
          <Standing answer={calendar.data} />
          <Bar isYear={isYear} at={at} today={calendar.data.today} onChange={change} />
          <div className="console-card">
            <Calendar
              months={isYear ? monthsOf(at.slice(0, 4)) : [at.slice(0, 7)]}
              days={new Map(calendar.data.days.map((day) => [day.day, day]))}
              today={calendar.data.today}
              at={at}
              chosen={chosen}
              onMove={(day) => change({ at: day })}
              onChoose={(day) => change({ at: day, day })}
            />
          </div>
          <Legend />
        </>
      ) : null}
      <DayDrawer day={chosen} onClose={() => change({ day: undefined })} />
    </div>
  );
}

/** How the whole of it stands. */
function Standing({ answer }: { readonly answer: CompletenessCalendar }) {
  const text = completenessMessages.useText();
  const formats = useFormats();
  const { comparing, redDays } = answer;
  return (
    <div aria-live="polite">
      {keepers
        .filter((keeper) => comparing.away[keeper] !== undefined)
        .map((keeper) => (
          <div key={keeper} className={classes['away']}>
            <Text fw={600}>{text('away', { keeper: text(keeper) })}</Text>
            <Text size="sm" dir="auto">
              {comparing.away[keeper]}
            </Text>
          </div>
        ))}
      <div className={`console-card ${classes['standing'] ?? ''}`}>
        <Text fw={600} {...(redDays > 0 ? { c: 'var(--chancery-refused-text)' } : {})}>
          {redDays === 0 ? text('noRed') : text('red', { count: redDays })}
        </Text>
        <Text size="sm" c="dimmed">
          {comparing.oldest === undefined
            ? text('notCompared')
            : text('comparedSince', { at: formats.exact(comparing.oldest) })}
        </Text>
        {comparing.backlog === 0 ? null : (
          <div style={{ flexBasis: '100%' }}>
            <Text size="sm" mb={4}>
              {text('working', { count: comparing.backlog })}
            </Text>
            <Progress
              value={(100 * comparing.stretches) / (comparing.stretches + comparing.backlog)}
              aria-label={text('checking')}
              animated
            />
          </div>
        )}
      </div>
    </div>
  );
}

type BarProps = {
  readonly isYear: boolean;
  readonly at: string;
  readonly today: string;
  readonly onChange: (changed: Readonly<Record<string, string | undefined>>) => void;
};

function Bar({ isYear, at, today, onChange }: BarProps) {
  const text = completenessMessages.useText();
  const names = useCalendarNames();
  const months = isYear ? 12 : 1;
  return (
    <div className={classes['bar']}>
      <Group gap="xs">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={text('earlier')}
          onClick={() => onChange({ at: plusMonths(at, -months) })}
        >
          <IconChevronLeft size={18} className="chancery-flip" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={text('later')}
          onClick={() => onChange({ at: plusMonths(at, months) })}
        >
          <IconChevronRight size={18} className="chancery-flip" />
        </ActionIcon>
        <Title order={2} size="h4" aria-live="polite">
          {isYear ? at.slice(0, 4) : names.month(at.slice(0, 7))}
        </Title>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ at: today })}>
          {text('toToday')}
        </Button>
      </Group>
      <SegmentedControl
        aria-label={text('view')}
        value={isYear ? 'year' : 'month'}
        onChange={(view) => onChange({ view: view === 'year' ? 'year' : undefined })}
        data={[
          { value: 'month', label: text('month') },
          { value: 'year', label: text('year') },
        ]}
      />
    </div>
  );
}

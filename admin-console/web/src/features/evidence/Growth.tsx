import { useFormats } from '@chancery/web-shell/i18n';
import { Table, Title } from '@mantine/core';
import type { Evidence } from '../../api/evidence';
import { Days } from '../../ui/Bars';
import { lastDays } from '../../ui/days';
import classes from './evidence.module.css';
import { evidenceMessages } from './messages';

const SHOWN = 90;

/** How the record grew; a picture, and a table beside it for whom a picture shuts out. */
export function Growth({ answer }: { readonly answer: Evidence }) {
  const text = evidenceMessages.useText();
  const formats = useFormats();
  const counted = answer.days.map(({ day, records }) => ({ day, hits: records }));
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Title order={2} size="h4" mb="sm">
        {text('growth')}
      </Title>
      <Days days={lastDays(counted, SHOWN, new Date(answer.now))} name={text('growth')} />
      <details className={classes['table']}>
        <summary>{text('growthTable')}</summary>
        <Table verticalSpacing={4} maw={360}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('day')}</Table.Th>
              <Table.Th ta="end">{text('records')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.days.toReversed().map(({ day, records }) => (
              <Table.Tr key={day}>
                <Table.Td>{formats.calendarDay(day)}</Table.Td>
                <Table.Td ta="end" className="tabular">
                  {formats.number(records)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </section>
  );
}

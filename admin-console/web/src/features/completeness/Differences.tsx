import { Stack, Text, Title } from '@mantine/core';
import type { PartitionFigures } from '../../api/completeness';
import classes from './completeness.module.css';
import { completenessMessages } from './messages';
import { cures } from './states';

/** What differs, in plain words, and what to do about it; nothing where nothing does. */
export function Differences({ partitions }: { readonly partitions: readonly PartitionFigures[] }) {
  const text = completenessMessages.useText();
  const faults = partitions.flatMap(({ partition, keepers }) =>
    keepers.flatMap(({ keeper, difference }) =>
      difference === undefined ? [] : [{ partition, keeper, difference }],
    ),
  );
  if (faults.length === 0) {
    return null;
  }
  return (
    <section>
      <Title order={3} size="h5" mb={8}>
        {text('differences')}
      </Title>
      <Stack gap="md">
        {faults.map(({ partition, keeper, difference }) => (
          <div key={`${partition} ${keeper}`} className={classes['fault']}>
            <Text fw={600} size="sm">
              {text(difference.kind, {
                place: text(keeper),
                partition: String(partition),
                count: difference.positions,
                position: difference.first,
              })}
            </Text>
            <Text size="sm" c="dimmed">
              {text('expected')}: <span className="console-hash">{difference.expected}</span>
              <br />
              {text('found')}: <span className="console-hash">{difference.found}</span>
            </Text>
            <Text size="sm" mt={4}>
              <b>{text('whatToDo')}:</b> {text(difference.kind === 'overdue' ? 'doOverdue' : cures[keeper])}
            </Text>
          </div>
        ))}
      </Stack>
    </section>
  );
}

import { useFormats } from '@chancery/web-shell/i18n';
import { Text, Tooltip } from '@mantine/core';
import { overviewMessages } from './messages';
import classes from './overview.module.css';

/** Where one partition stands; `indexed` is known only to those who may see the archive. */
export type PartitionState = {
  readonly partition: number;
  readonly head: number;
  readonly stored: number;
  readonly indexed: number | undefined;
  readonly stopped: boolean;
};

/** All partitions in a row: how far each has come from the journal to the archive and its index. */
export function PartitionStrip({ partitions }: { readonly partitions: readonly PartitionState[] }) {
  const text = overviewMessages.useText();
  const formats = useFormats();
  return (
    <ul className={classes['strip']}>
      {partitions.map((state) => {
        const { partition, head, stored, indexed, stopped } = state;
        const done = indexed ?? stored;
        const label =
          indexed === undefined
            ? text('partitionShort', { partition, head, stored })
            : text('partitionFull', { partition, head, stored, indexed });
        return (
          <Tooltip key={partition} label={label}>
            <li data-state={stopped ? 'stopped' : done < head ? 'behind' : 'level'} aria-label={label}>
              <span
                className={classes['fill']}
                style={{ height: `${head === 0 ? 0 : (done / head) * 100}%` }}
              />
              <Text component="span" size="xs" fw={600} className="tabular">
                {partition}
              </Text>
              <Text component="span" size="xs" className="tabular" c="dimmed">
                {stopped ? text('stopped') : formats.compact(head)}
              </Text>
            </li>
          </Tooltip>
        );
      })}
    </ul>
  );
}

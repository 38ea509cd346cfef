import { SpanText } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import type { QueryFault } from './queryFault';
import classes from './workbench.module.css';
import { workbenchMessages } from './workbenchMessages';

type FaultProps = { readonly query: string; readonly fault: QueryFault; readonly id: string };

/** The query with what is wrong in it marked, and what to write instead. */
export function Fault({ query, fault, id }: FaultProps) {
  const text = workbenchMessages.useText();
  return (
    <div id={id} role="alert" className={classes['fault']}>
      <Text size="sm" fw={600}>
        {fault.line === undefined ? text('wrongHere') : text('wrongLine', { line: fault.line })}
      </Text>
      <code dir="auto" className={classes['faultText']}>
        <SpanText
          text={query.length < fault.end ? query.padEnd(fault.end) : query}
          spans={fault.end > fault.start ? [[fault.start, fault.end]] : []}
        />
      </code>
      <Text size="sm" dir="auto">
        {fault.detail} {fault.cure}
      </Text>
    </div>
  );
}

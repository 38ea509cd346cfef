import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBellRinging,
  IconCheck,
  IconEraser,
  IconHourglass,
  IconShieldX,
} from '@tabler/icons-react';
import { shellMessages } from './messages';

/** What became of a submission, as the record names it. */
export type Outcome = 'allowed' | 'alerted' | 'redacted' | 'warned' | 'held' | 'blocked';

/** An outcome in its colour, with a sign and a word so that colour is never alone. */
export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const text = shellMessages.useText();
  switch (outcome) {
    case 'allowed':
      return (
        <Badge color="moss" leftSection={<IconCheck size={12} />}>
          {text('allowed')}
        </Badge>
      );
    case 'alerted':
      return (
        <Badge color="brass" leftSection={<IconBellRinging size={12} />}>
          {text('alerted')}
        </Badge>
      );
    case 'redacted':
      return (
        <Badge color="brass" leftSection={<IconEraser size={12} />}>
          {text('redacted')}
        </Badge>
      );
    case 'warned':
      return (
        <Badge color="brass" leftSection={<IconAlertTriangle size={12} />}>
          {text('warned')}
        </Badge>
      );
    case 'held':
      return (
        <Badge color="brass" leftSection={<IconHourglass size={12} />}>
          {text('held')}
        </Badge>
      );
    case 'blocked':
      return (
        <Badge color="seal" leftSection={<IconShieldX size={12} />}>
          {text('blocked')}
        </Badge>
      );
  }
}

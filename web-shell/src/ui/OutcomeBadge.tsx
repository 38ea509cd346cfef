import { Badge } from '@mantine/core';
import { IconBellRinging, IconCheck, IconShieldX } from '@tabler/icons-react';
import { shellMessages } from './messages';

/** What became of a submission, as the record names it. */
export type Outcome = 'allowed' | 'alerted' | 'blocked';

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
    case 'blocked':
      return (
        <Badge color="seal" leftSection={<IconShieldX size={12} />}>
          {text('blocked')}
        </Badge>
      );
  }
}

import { IconAlertTriangle, IconCheck, IconHourglassEmpty, IconQuestionMark } from '@tabler/icons-react';
import type { DayState, Keeper } from '../../api/completeness';

/** How a state looks: never by its colour alone. */
export const stateIcons = {
  whole: IconCheck,
  waiting: IconHourglassEmpty,
  differs: IconAlertTriangle,
  unchecked: IconQuestionMark,
} as const satisfies Record<DayState, unknown>;

/** What to do about something wrong in a place. */
export const cures = {
  journal: 'doJournal',
  store: 'doStore',
  ledger: 'doLedger',
  vault: 'doVault',
  index: 'doIndex',
} as const satisfies Record<Keeper, string>;

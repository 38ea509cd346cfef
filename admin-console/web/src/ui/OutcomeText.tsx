import { catalogue } from '@chancery/web-shell/i18n';
import type { Outcome } from '../api/archive';

const messages = catalogue(
  {
    allowed: 'Allowed',
    alerted: 'Alerted',
    redacted: 'Redacted',
    warned: 'Warned',
    held: 'Held',
    blocked: 'Blocked',
  },
  {
    ar: {
      allowed: 'مسموح',
      alerted: 'تنبيه',
      redacted: 'حُذف جزء منه',
      warned: 'تحذير',
      held: 'موقوف للمراجعة',
      blocked: 'محجوب',
    },
  },
);

/** An outcome as a plain word, where a badge would be too loud. */
export function OutcomeText({ outcome }: { readonly outcome: Outcome }) {
  return messages.useText()(outcome);
}

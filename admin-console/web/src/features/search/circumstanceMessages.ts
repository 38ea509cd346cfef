import { catalogue } from '@chancery/web-shell/i18n';

/** What the particulars of decisions are called. */
export const circumstanceMessages = catalogue(
  {
    delivered: 'Delivered as',
    override: 'Sent in spite of',
    toWarning: 'a warning',
    overrideReason: 'Sender’s reason',
    sender: 'Written by',
    of: 'About',
    toMessage: 'an earlier message',
    ruling: 'Ruling',
    upheld: 'The policy was right',
    overturned: 'It was a mistake',
    reason: 'Reason',
    policy: 'Policy',
    version: 'version {version}',
    restores: 'brings back version {version}',
    emergency: 'in an emergency',
  },
  {
    ar: {
      delivered: 'سُلِّم هكذا',
      override: 'أُرسل رغم',
      toWarning: 'تحذير',
      overrideReason: 'سبب المرسل',
      sender: 'كتبها',
      of: 'بشأن',
      toMessage: 'رسالة سابقة',
      ruling: 'الجواب',
      upheld: 'السياسة على حق',
      overturned: 'كان خطأ',
      reason: 'السبب',
      policy: 'السياسة',
      version: 'الإصدار {version}',
      restores: 'يعيد الإصدار {version}',
      emergency: 'في حالة طارئة',
    },
  },
);

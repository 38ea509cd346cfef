import { catalogue } from '@chancery/web-shell/i18n';

/** What a custodian reads of holds. */
export const noticeMessages = catalogue(
  {
    title: 'Notices to you',
    lead: 'Your company must keep records for a legal matter, and you may have some. Read what is asked of you and say that you have understood.',
    none: 'There is no notice to you',
    noneDetail: 'If you were sent here, ask whoever sent you.',
    sent: 'Sent {at}',
    over: 'This hold is over. You need not keep anything for it any longer.',
    understood: 'You said that you understood, {at}',
    understand: 'I have understood',
    signOut: 'Sign out',
    suffix: 'Notices',
  },
  {
    ar: {
      title: 'إشعارات إليك',
      lead: 'على شركتك أن تحفظ سجلات من أجل مسألة قانونية، وقد يكون لديك بعضها. اقرأ المطلوب منك وقل إنك فهمت.',
      none: 'لا إشعار إليك',
      noneDetail: 'إن أُرسلت إلى هنا فاسأل من أرسلك.',
      sent: 'أُرسل {at}',
      over: 'انتهى أمر الحفظ هذا. لم يعد عليك حفظ شيء من أجله.',
      understood: 'قلتَ إنك فهمت، {at}',
      understand: 'فهمت',
      signOut: 'تسجيل الخروج',
      suffix: 'إشعارات',
    },
  },
);

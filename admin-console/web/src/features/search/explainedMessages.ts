import { catalogue } from '@chancery/web-shell/i18n';

/** What the explanation of a verdict says. */
export const explainedMessages = catalogue(
  {
    why: 'Why it was judged so',
    detail:
      'Judged once more, word for word, by the policies that were in force then. Who was present and what the clock said are taken from today.',
    textOf: '{policy}, version {version}: the text of that time',
    stillInForce: 'still in force',
    changedSince: 'changed since; version {version} is in force',
    outOfForce: 'no longer in force',
    setSince: 'This set of policies came into force on {at}.',
  },
  {
    ar: {
      why: 'لماذا حُكم عليه هكذا',
      detail:
        'حُكم عليه ثانية، كلمة كلمة، بالسياسات التي كانت سارية حينها. أما الحاضرون والوقت فكما هما اليوم.',
      textOf: '{policy}، الإصدار {version}: النص في ذلك الوقت',
      stillInForce: 'ما زالت سارية',
      changedSince: 'تغيّرت منذ ذلك الحين؛ الإصدار {version} ساري',
      outOfForce: 'لم تعد سارية',
      setSince: 'صارت مجموعة السياسات هذه سارية في {at}.',
    },
  },
);

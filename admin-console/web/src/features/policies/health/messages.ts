import { catalogue } from '@chancery/web-shell/i18n';

/** What the health of rules says. */
export const healthMessages = catalogue(
  {
    period: 'Period',
    lastDays: { one: 'Last day', other: 'Last {count} days' },
    emptyTitle: 'Nothing found so far',
    emptyDetail: 'Figures appear here once the policy is in force and finds something.',
    deadTitle: { one: '{count} rule without a hit', other: '{count} rules without a hit' },
    deadDetail: {
      one: 'They found nothing in the last day. A rule nobody needs costs time and trust.',
      other: 'They found nothing in the last {count} days. A rule nobody needs costs time and trust.',
    },
    overlapTitle: 'Rules that say the same',
    overlap: '“{rule}” and “{other}” find something together in {share} % of the rarer one’s hits.',
    hits: 'Hits',
    overridden: 'Sent anyway',
    precision: 'Precision',
    notJudged: 'not judged yet',
    cost: 'Median cost',
    lastHit: 'Last hit',
  },
  {
    ar: {
      period: 'المدة',
      lastDays: {
        zero: 'لا أيام',
        one: 'آخر يوم',
        two: 'آخر يومين',
        few: 'آخر {count} أيام',
        many: 'آخر {count} يومًا',
        other: 'آخر {count} يوم',
      },
      emptyTitle: 'لم يُعثر على شيء حتى الآن',
      emptyDetail: 'تظهر الأرقام هنا متى سرت السياسة ووجدت شيئًا.',
      deadTitle: {
        zero: 'لا قواعد بلا إصابة',
        one: 'قاعدة واحدة بلا إصابة',
        two: 'قاعدتان بلا إصابة',
        few: '{count} قواعد بلا إصابة',
        many: '{count} قاعدة بلا إصابة',
        other: '{count} قاعدة بلا إصابة',
      },
      deadDetail: {
        zero: 'لم تجد شيئًا.',
        one: 'لم تجد شيئًا في آخر يوم. قاعدة لا يحتاجها أحد تكلف وقتًا وثقة.',
        two: 'لم تجد شيئًا في آخر يومين. قاعدة لا يحتاجها أحد تكلف وقتًا وثقة.',
        few: 'لم تجد شيئًا في آخر {count} أيام. قاعدة لا يحتاجها أحد تكلف وقتًا وثقة.',
        many: 'لم تجد شيئًا في آخر {count} يومًا. قاعدة لا يحتاجها أحد تكلف وقتًا وثقة.',
        other: 'لم تجد شيئًا في آخر {count} يوم. قاعدة لا يحتاجها أحد تكلف وقتًا وثقة.',
      },
      overlapTitle: 'قواعد تقول الشيء نفسه',
      overlap: 'تجد «{rule}» و«{other}» شيئًا معًا في {share} % من إصابات الأندر منهما.',
      hits: 'الإصابات',
      overridden: 'أُرسلت رغم ذلك',
      precision: 'الدقة',
      notJudged: 'لم تُقيَّم بعد',
      cost: 'الكلفة الوسيطة',
      lastHit: 'آخر إصابة',
    },
  },
);

import { catalogue } from '@chancery/web-shell/i18n';

/** What the overview says of building the search index anew. */
export const rebuildMessages = catalogue(
  {
    title: 'Search index',
    rebuild: 'Rebuild from the vault',
    abandon: 'Abandon',
    never: 'It has not been rebuilt yet. Searches use the index that grows with the record.',
    ended: 'Last rebuilt {at} by {by}: {vault} records from the vault, {store} not sealed yet.',
    askTitle: 'Rebuild the search index?',
    askDetail:
      'A new index is built from the sealed records. Searches go on with the present one until the new one is proven to hold the same records.',
    sentOf: '{done} of {of} positions sent to the new index',
    provenOf: '{done} of {of} records compared with the record',
    waits: 'It waits and tries again:',
    filling: 'Filling',
    proving: 'Comparing',
    swapping: 'Taking its place',
    cleaning: 'Clearing up',
    done: 'Done',
    refused: 'Refused',
    abandoned: 'Abandoned',
  },
  {
    ar: {
      title: 'فهرس البحث',
      rebuild: 'إعادة البناء من الخزنة',
      abandon: 'إيقاف',
      never: 'لم يُعَد بناؤه بعد. يستخدم البحث الفهرس الذي ينمو مع السجل.',
      ended: 'آخر إعادة بناء {at} بطلب {by}: من الخزنة {vault} سجل، وغير المختوم بعد {store}.',
      askTitle: 'أتعيد بناء فهرس البحث؟',
      askDetail:
        'يُبنى فهرس جديد من السجلات المختومة. يستمر البحث بالفهرس الحالي إلى أن يثبت أن الجديد يضم السجلات نفسها.',
      sentOf: 'أُرسل {done} من {of} موضع إلى الفهرس الجديد',
      provenOf: 'قورن {done} من {of} سجل بالسجل الأصلي',
      waits: 'ينتظر ثم يحاول مجددًا:',
      filling: 'يُملأ',
      proving: 'يُقارَن',
      swapping: 'يحل محل السابق',
      cleaning: 'تنظيف',
      done: 'تم',
      refused: 'مرفوض',
      abandoned: 'أُوقف',
    },
  },
);

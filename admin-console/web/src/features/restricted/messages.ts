import { catalogue } from '@chancery/web-shell/i18n';

/** What reading restricted records says. */
export const restrictedMessages = catalogue(
  {
    keptBack: {
      one: '{count} more is restricted, because whoever wrote it asked to have it erased.',
      other: '{count} more are restricted, because whoever wrote them asked to have them erased.',
    },
    say: 'Say why you need them',
    title: 'Read restricted records',
    detail:
      'The law lets them be used on four grounds alone. What you say is put on record and stands beside each look; it counts for this matter, and for eight hours.',
    ground: 'Ground',
    'legal-claims': 'Legal claims: to make, exercise or defend them',
    'rights-of-others': 'To protect the rights of somebody else',
    'public-interest': 'Important public interest',
    consent: 'Whom they are about consents',
    reason: 'Why they are needed',
    begin: 'Read them',
    cancel: 'Cancel',
    reading: 'You read restricted records as well, until {at}',
    end: 'End it now',
    restricted: 'Restricted',
  },
  {
    ar: {
      keptBack: {
        zero: 'لا سجلات مقيّدة.',
        one: 'وسجل واحد آخر مقيّد لأن كاتبه طلب محوه.',
        two: 'وسجلان آخران مقيّدان لأن كاتبهما طلب محوهما.',
        few: 'و{count} سجلات أخرى مقيّدة لأن كاتبها طلب محوها.',
        many: 'و{count} سجلًا آخر مقيّدًا لأن كاتبها طلب محوها.',
        other: 'و{count} سجل آخر مقيّد لأن كاتبها طلب محوها.',
      },
      say: 'بيّن سبب حاجتك إليها',
      title: 'قراءة السجلات المقيّدة',
      detail:
        'لا يجيز القانون استعمالها إلا لأربعة أسباب. يُدوَّن ما تقوله ويظهر بجانب كل اطلاع، ويسري على هذه القضية ولثماني ساعات.',
      ground: 'السند',
      'legal-claims': 'مطالبات قانونية: إقامتها أو ممارستها أو الدفاع عنها',
      'rights-of-others': 'حماية حقوق شخص آخر',
      'public-interest': 'مصلحة عامة مهمة',
      consent: 'موافقة صاحب الشأن',
      reason: 'سبب الحاجة إليها',
      begin: 'اقرأها',
      cancel: 'إلغاء',
      reading: 'تقرأ السجلات المقيّدة أيضًا حتى {at}',
      end: 'أنهِه الآن',
      restricted: 'مقيّد',
    },
  },
);

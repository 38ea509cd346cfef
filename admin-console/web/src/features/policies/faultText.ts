import { useLanguage } from '@chancery/web-shell/i18n';

type Told = { readonly code: string; readonly message: string; readonly cure: string };

/** Mistakes in Arabic, by their codes: what is wrong, and what to do. */
const arabic: ReadonlyMap<string, string> = new Map([
  ['anchor', 'لا تُستعمل المراسي والأسماء المستعارة هنا. اكتب الشيء مرة أخرى.'],
  ['condition-keys', 'للشرط نوع واحد فقط. ضع الشروط في قائمة تحت ‎all:‎ أو ‎any:‎.'],
  ['duplicate-id', 'يتكرر هذا المعرّف. أعط كلًّا معرّفًا خاصًا به.'],
  ['duplicate-key', 'كُتب هذا المفتاح مرتين. أبق واحدًا.'],
  ['duplicate-language', 'توجد نصيحتان باللغة نفسها. أبق واحدة.'],
  ['example-matched', 'تطابق القاعدة مثالًا ينبغي أن تتركه. ضيّق القاعدة أو انقل المثال إلى ‎match‎.'],
  ['example-missed', 'لا تطابق القاعدة هذا المثال. غيّر القاعدة أو انقل المثال إلى ‎pass‎.'],
  ['language-tag', 'هذا ليس رمز لغة. استعمل رمزًا مثل ‎en‎ أو ‎ar‎.'],
  ['missing-key', 'ينقص مفتاح لازم هنا. أضفه.'],
  ['near-one', 'لا يكون الشيء قريبًا من نفسه. اذكر شرطين أو أكثر.'],
  ['no-burst', 'لم يُذكر مدى الانتشار. اذكر ‎people‎ أو ‎senders‎ أو كليهما.'],
  ['no-condition', 'لا شرط هنا. اكتب شرطًا.'],
  ['no-files', 'لم يُذكر نوع من الملفات. اذكر أنواعًا أو أسماء أو حجمًا.'],
  ['no-links', 'لم يُذكر نوع من الروابط. اذكر نطاقات أو ‎shortener: true‎.'],
  ['no-parts', 'لا شرط داخله. اذكر شرطًا واحدًا على الأقل.'],
  ['no-place', 'لا يجد هذا الشرط موضعًا في النص. استعمل كلمات أو أنماطًا أو كواشف أو روابط.'],
  ['no-terms', 'القائمة خالية. اذكر كلمة واحدة على الأقل.'],
  ['one-sided', 'للحاجز جانبان أو أكثر، في كل منهما وحدة. اكتبه هكذا: ‎[[research], [trading]]‎.'],
  ['regex-atomic-group', 'المجموعة الذرية غير معروفة هنا. اكتب ‎(?:‎ بدلًا منها.'],
  ['regex-back-reference', 'لا تُطابَق الإحالة الخلفية في زمن خطي. اكتب ما قد يتكرر صراحةً.'],
  ['regex-case', 'لا تُقارن هذه الأحرف دون اعتبار حالتها. اتركها أو اجعل المقارنة حرفًا بحرف.'],
  ['regex-class-intersection', 'تقاطع الفئات غير معروف هنا. اذكر الأحرف المقصودة.'],
  ['regex-comment', 'التعليقات داخل النمط غير معروفة. أزلها.'],
  ['regex-comments-mode', 'الراية ‎x‎ غير معروفة. أزل الفراغات والتعليقات من النمط ثم أزل الراية.'],
  ['regex-conditional', 'الشرط داخل النمط غير معروف. اكتب الحالتين كلًّا على حدة.'],
  ['regex-look-around', 'لا يُطابَق النظر حول الموضع في زمن خطي. اجعل السياق جزءًا من النمط، والاستثناء قاعدة أخرى.'],
  ['regex-matches-nothing', 'يطابق النمط نصًا فارغًا، أي كل رسالة. اطلب حرفًا واحدًا على الأقل.'],
  ['regex-possessive', 'المكمِّم الاستحواذي غير معروف. أزل علامة ‎+‎ الثانية.'],
  ['regex-quantifier', 'لا شيء قبل المكمِّم ليكرره. ضعه بعد ما ينبغي أن يتكرر.'],
  ['regex-recursion', 'لا يُطابَق نمط يستدعي نفسه في زمن خطي. اكتب المستويات القليلة التي تحدث.'],
  ['regex-syntax', 'صيغة النمط غير صحيحة؛ الصيغة هي صيغة RE2. صحّحها.'],
  ['regex-too-large', 'النمط أكبر مما يُسمح به عند بسطه. استعمل أعدادًا أصغر في ‎{…}‎.'],
  ['regex-too-long', 'النمط طويل جدًا. اختصره أو ضع كلماته في قائمة.'],
  ['term-invisible', 'لا حرف مرئيًا في هذه الكلمة. اكتب حرفًا أو رقمًا أو علامة على الأقل.'],
  ['text-empty', 'لا نص هنا. اكتبه.'],
  ['text-malformed', 'في النص نصف رمز. اكتب الحرف من جديد.'],
  ['text-too-long', 'النص طويل جدًا. اختصره.'],
  ['too-deep', 'التداخل عميق جدًا. قلّل المستويات.'],
  ['too-many-rules', 'القواعد كثيرة جدًا. ضع الكلمات في قائمة بدل قاعدة لكل منها.'],
  ['too-many-terms', 'الكلمات كثيرة جدًا. قسّمها على عدة قواعد.'],
  ['unknown-detector', 'لا كاشف بهذا الاسم.'],
  ['unknown-key', 'هذا المفتاح غير معروف هنا.'],
  ['unknown-list', 'لا قائمة كلمات بهذا الاسم. أنشئها أولًا أو اذكر غيرها.'],
  ['unknown-validator', 'لا فحص بهذا الاسم.'],
  ['unknown-word', 'هذه الكلمة غير معروفة هنا.'],
  ['wrong-type', 'القيمة هنا من نوع آخر.'],
  ['yaml-syntax', 'هذا ليس YAML صحيحًا. ابحث قبل الموضع مباشرة عن علامة اقتباس أو نقطتين أو إزاحة ناقصة.'],
]);

/** What a mistake is called in the page's language. In Arabic the particulars stay as the compiler wrote them. */
export function useFaultText(): (fault: Told) => string {
  const { language } = useLanguage();
  return (fault) => faultText(language, fault);
}

export function faultText(language: string, { code, message, cure }: Told): string {
  const whole = `${message} ${cure}`.trim();
  const known = language === 'ar' ? arabic.get(code) : undefined;
  // An isolated run, so that its quotes and signs do not turn.
  return known === undefined ? whole : `${known} (\u2066${whole}\u2069)`;
}

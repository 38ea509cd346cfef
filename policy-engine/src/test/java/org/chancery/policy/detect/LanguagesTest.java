package org.chancery.policy.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.policy.RandomTexts;
import org.chancery.policy.text.FoldedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Could you please send me the report before noon? | en",
        "thanks, see you tomorrow | en",
        "I don't think it's ready | en",
        "Est-ce que vous pouvez m'envoyer le rapport avant midi ? | fr",
        "Je ne sais pas, c'est très compliqué | fr",
        "Können Sie mir bitte den Bericht vor Mittag schicken? | de",
        "Ich bin heute nicht im Büro | de",
        "¿Puedes enviarme el informe antes del mediodía, por favor? | es",
        "Hola, muchas gracias por todo | es",
        "Você pode me enviar o relatório antes do meio-dia? | pt",
        "Não sei se isso é bom para nós | pt",
        "Puoi mandarmi il rapporto prima di mezzogiorno, per favore? | it",
        "Ciao, grazie mille, ci vediamo domani | it",
        "Kun je mij het rapport voor de middag sturen? | nl",
        "Ik heb geen tijd vandaag | nl",
        "Raporu öğleden önce bana gönderebilir misin? Çok teşekkürler | tr",
        "Bu çok önemli bir konu ve daha bitmedi | tr",
        "Czy możesz mi przesłać raport przed południem? Dziękuję | pl",
        "Kan du skicka rapporten till mig innan lunch? Tack och hej | sv",
        "Bisakah kamu mengirim laporan itu untuk saya? Terima kasih | id",
        "هل يمكنك إرسال التقرير قبل الظهر من فضلك؟ | ar",
        "السلام عليكم كيف الحال | ar",
        "لطفا گزارش را تا ظهر برای من بفرستید | fa",
        "سلام، این کار خوب است | fa",
        "براہ کرم رپورٹ دوپہر سے پہلے بھیج دیں، یہ ضروری ہے | ur",
        "האם תוכל לשלוח לי את הדוח לפני הצהריים? | he",
        "Пришли мне, пожалуйста, отчёт до обеда, это важно | ru",
        "Надішли мені, будь ласка, звіт до обіду, це важливо | uk",
        "Μπορείς να μου στείλεις την αναφορά; | el",
        "请在中午之前把报告发给我 | zh",
        "お昼までに報告書を送ってください | ja",
        "점심 전에 보고서를 보내 주세요 | ko",
        "कृपया दोपहर से पहले रिपोर्ट भेजें | hi",
        "กรุณาส่งรายงานก่อนเที่ยง | th",
      })
  void aSentenceIsKnownByItsScriptAndSmallWords(String text, String language) {
    assertThat(Languages.of(FoldedText.of(text))).contains(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "12:30",
        "!!!",
        "ok",
        "la",
        "https://example.com/x",
        "GBP/USD 1.2745",
        "Rossi",
        "xqzt vbnm",
        "😀😀",
        "hello سلام"
      })
  void whatCannotBeToldIsLeftOpen(String text) {
    assertThat(Languages.of(FoldedText.of(text))).isEmpty();
  }

  @Test
  void anyTextHasOneLanguageOrNone() {
    var texts = new RandomTexts(6);
    for (int i = 0; i < 20_000; i++) {
      Languages.of(FoldedText.of(texts.text(12))).ifPresent(tag -> assertThat(tag).hasSize(2));
    }
  }
}

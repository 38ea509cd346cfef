package org.chancery.policy.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chancery.policy.text.FoldedText;

/// The small words by which a language is known, as folding leaves them.
final class FunctionWords {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry(
              "en",
              "the of and to in is you that it he was for on are with as his they be at this have"
                  + " from or had by not but what all were when we there can an your which their"
                  + " said if do will how about out them then she would so these some her him has"
                  + " could my than been who its now did get no just i'm don't it's please thanks"
                  + " thank hello yes why where should any our me us i a because into only also"),
          Map.entry(
              "fr",
              "le la les de des du un une et est dans que qui pour pas sur au aux avec ce cette il"
                  + " elle nous vous ils je tu ne se sont mais ou par plus son sa ses leur bien"
                  + " tout fait etre avoir ont ete comme si meme aussi c'est j'ai merci bonjour oui"
                  + " non quoi tres donc chez votre notre mon ma mes"),
          Map.entry(
              "de",
              "der die das und ist in zu den mit von fur auf nicht ein eine dem des sich ich du er"
                  + " sie wir ihr es auch an werden aus hat dass bei einen einer haben noch nach"
                  + " wird sind war aber wenn nur oder kann mir mich dir uns euch was wie wo bitte"
                  + " danke hallo ja nein heute morgen schon mehr sehr uber kein keine mein dein"),
          Map.entry(
              "es",
              "el la los las de del que y en un una es por con para no se su al lo como mas pero"
                  + " sus le ya o este si porque esta entre cuando muy sin sobre tambien me hasta"
                  + " hay donde quien desde todo nos estoy eres soy son gracias hola bueno bien yo"
                  + " tu usted puedo tengo hacer ahora manana hoy aqui eso esto que"),
          Map.entry(
              "pt",
              "o a os as de do da dos das que e em um uma no na nos nas para com nao por mais se"
                  + " como mas foi ao ele ela seu sua ou quando muito ja eu voce tambem so pelo"
                  + " pela ate isso entre sem mesmo aos seus quem esta estou obrigado obrigada ola"
                  + " bom sim hoje amanha aqui fazer tenho pode meu minha"),
          Map.entry(
              "it",
              "il lo la i gli le di del della dei che e un una in non per con sono mi si ma ho hai"
                  + " ha al alla come piu da se anche io tu lui lei noi voi loro questo questa"
                  + " quello nel nella molto bene grazie ciao buongiorno quando cosa perche dove"
                  + " chi sei essere fare tutto oggi domani ancora gia solo stato"),
          Map.entry(
              "nl",
              "de het een en van ik te dat die in je is niet zijn op aan met als voor had er maar"
                  + " om hem dan zou of wat mijn men dit zo door over ze zich bij ook tot uit kan"
                  + " naar heb hoe heeft nog geen wel wij jij hij ja nee dank bedankt goed vandaag"
                  + " morgen waar waarom deze moet worden"),
          Map.entry(
              "tr",
              "ve bir bu icin da de ile cok ne var yok degil ben sen biz siz gibi ama daha kadar"
                  + " mi mu olarak olan her sonra en ya ki nasil neden evet hayir tesekkurler"
                  + " merhaba lutfen tamam simdi bugun yarin bana sana benim senin onun hic sey"
                  + " oldu olur dedi ise veya"),
          Map.entry(
              "pl",
              "i w nie na sie z do to ze jest jak po co tak o ale od za przez dla czy by byl juz"
                  + " tylko mnie moze jego jej ma tego ten ta sa tym bo kiedy gdzie dzien dobry"
                  + " dziekuje prosze dzis jutro bardzo mi ci byc mam masz"),
          Map.entry(
              "sv",
              "och att det som en pa ar av for med den till inte har jag de om ett men var du vi"
                  + " kan sig fran nar hur eller ska vad han hon nu tack hej idag imorgon mycket"
                  + " mig dig detta finns skulle bara"),
          Map.entry(
              "da",
              "og at det som en pa er af for med den til ikke har jeg de om et men var du vi kan"
                  + " sig fra nar hvor hvad eller skal han hun nu tak hej dag meget mig dig dette"
                  + " blev være vil kun efter"),
          Map.entry(
              "id",
              "yang dan di dengan untuk dari ini itu tidak dalam akan pada juga saya ke karena kamu"
                  + " kami kita ada atau sudah bisa mereka oleh seperti apa tapi lebih terima kasih"
                  + " selamat hari anda jadi kalau belum"),
          Map.entry(
              "ar",
              "في من على إلى الى هذا هذه أن ان لا ما التي الذي مع عن هو هي كان كانت لم قد كل بعد"
                  + " قبل أو او ثم حتى إذا نحن أنا انا أنت انت هم ليس لكن يا والله شكرا نعم كيف"
                  + " لماذا أين متى اليوم غدا هل بين عند غير كما وهو وهي ولا وما السلام عليكم"),
          Map.entry(
              "fa",
              "از به که را این آن با است برای می های در بود شد شود کرد هم ما شما من تو او یک تا"
                  + " اما یا اگر نیست هست باید خود همه چه چرا کجا سلام ممنون بله نه امروز فردا"
                  + " خوب کنم کنید دارم دارد هستم"),
          Map.entry(
              "ur",
              "کے کا کی ہے میں سے کو نے اور ہیں پر یہ وہ نہیں تھا تھی ہو کر ایک بھی جو تو ہم آپ"
                  + " مجھے کیا کیوں کہاں شکریہ سلام جی ہاں آج کل گا گی رہا رہی"),
          Map.entry(
              "ru",
              "и в не на я что он с как это по но они мы из у за то все она так его а от бы же вы"
                  + " к ты для или уже да нет если когда было был была мне меня очень только еще"
                  + " спасибо привет пожалуйста сегодня завтра где почему есть вот чтобы"),
          Map.entry(
              "uk",
              "і в не на я що він з як це по але вони ми із у за то все вона так його а від б же ви"
                  + " до ти для або вже та ні якщо коли було був була мені мене дуже тільки ще"
                  + " дякую привіт будь сьогодні завтра де чому є ось щоб й"));

  // The languages of each word.
  private static final Map<String, List<String>> LANGUAGES = new HashMap<>();

  static {
    WORDS.forEach((language, words) ->
        BLANKS
            .splitAsStream(words)
            .map(word -> FoldedText.of(word).text())
            .distinct()
            .forEach(word -> LANGUAGES.merge(word, List.of(language), FunctionWords::joined)));
  }

  private FunctionWords() {}

  /// The languages in which a folded word is one of the small ones.
  static List<String> languagesOf(String word) {
    return LANGUAGES.getOrDefault(word, List.of());
  }

  private static List<String> joined(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}

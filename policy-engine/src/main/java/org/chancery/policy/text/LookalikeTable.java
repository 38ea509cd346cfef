package org.chancery.policy.text;

import java.util.Arrays;

/// Which characters look like which Latin letter: Unicode's confusables, and letters named so.
///
/// Only characters that folding leaves standing, and none of Arabic, Hebrew or the scripts of India
/// and East Asia. Written by `LookalikeGenerator`, which a test runs again.
final class LookalikeTable {
  /// A line for each letter: the letter, then what looks like it.
  static final String LINES =
      """
      aɐɑαаᎪᗅᴀᶏ⍺ⱥꓮꭤ𖽀𝽁𝽚𝾀🅐🅰🇦
      bƀƃɓʙβвьᏏᏴᑲᖯᗷᵬᶀⲃꓐꕗꞗ𝈇🅑🅱🇧
      cƈȼɕсᏟᴄↄⲥꓚꜿꞓꞔ𐐽𑣲𝄴𝼝𝾐𝾑𝾒🅒🅲🇨🝌
      dđƌȡɖɗԁᎠᏧᑯᗞᗪᴅᵭᶁᶑꓒꓓꝺꟈ𐆋𝼥𝼭🅓🅳🆥🇩
      eǝɇɘɛεеҽᎬᴇᶒᶓ℮⋿ⱸⴹꓰꗋꬲꬳꬴ𑣆𑣎𝾁🅔🅴🇪
      fƒʄϝғքᖴᵮᶂẝꓝꜰꝼꞙꬵ𐅾𑣂𝈓🅕🅵🇫
      gƍǥɠɡɢԍցᏀᏳᵷᵹᶃꓖꞡꬶ𝽅🅖🅶🇬
      hħɥɦʜʮʯнћһհᎻᏂᕼⱨⲏⴙꓧꞕ𝼲𝽆𝽇🅗🅷🇭
      iɨɩɪιіւᎥᴉᶖ⍳ⲓꙇ𑣃𝼚𝽰🅘🅸🇮
      jȷɉɟʝϳјյᎫᒍᴊꓙ🅙🅹🇯
      kƙʞκкᏦᛕᴋᶄⱪⲕꓗꝁꝃꝅꞣ𝼃𝽉🅚🅺🇰
      lłƚǀȴɫɬɭʟӏᏞᒪᛁᛐᶅ↿∣⏽│┃ⱡⳑⵊⵏꓡꓲꕯꝉꞁꞎꟾꬷꬸꬹ𐑃𑣒𖼖𖼨𝄀𝈪𝼑𝼓𝼦🅛🅻🇱
      mɰɱμϻмՠᎷᗰᛖᴍᵯᶆⲙꓟꬺ𝽋𝽌🅜🅼🇲
      nƞȵɲɳɴηπոռᵰᶇⲛꓠꞑꞥꬻ𑪾𝼧𝽎🅝🅽🇳
      oøɔɵοσϭоөօჿᴏᴑᴓᶗⱺⲟⵔꓳꝋꝍꬽꬿ𐐬𐓪𑣈𑣕𑣗𝼛𝽳🅞🅾🇴
      pþƥƿρϸрᏢᑭᴘᵱᵽᶈ⍴ⲣⳏꓑꝑꝓꝕ🅟🅿🆊🇵
      qɋʠԛգզⵕꝗꝙꞯ𝼴🅠🆀🇶
      rɍɹɺɻɼɽɾɿʀгяᎡᏒᖇᴦᵲᵳᶉⱹⲅꓣꞃꞧꭇꭈꭉꭋꭌꭨ𐓜𖼵𝈖𝼈𝼕𝼖𝼨𝼷𝽐𝽗𝽡🅡🆁🇷
      sƽȿʂѕտჽᏕᏚᵴᶊẜⴝꓢꕶꜱꞅꞩꟊꟍ𐑈𑣁𖼺𝼞𝼩𝾖🅢🆂🇸
      tŧƫƭȶʇʈτтᎢᴛᵵ⊤⟙ⱦⲧꓔꔋꞇ𖼊𝼉𝼍𝼪🅣🆃🇹🝨
      uʋυսᑌᴜᴝᶙ∪⋃ꓴꞟꞹꭎꭒ𐓶𑣘𖽂𝽻𝽿🅤🆄🇺
      vʌνѵᏙᐯᴠ∨⋁ⱱⱴⴸꓦꝟ𑣀𖼈𜻼𝈍𝼹𝽒🅥🆅🇻
      wɯʍωшѡԝաᎳᏔᴡ⧢ⱳⲽꓪꟺ𑣯𝈌𝼿𝽽🅦🆆🇼
      x×χхᕁᕽ᙭᙮ᚷᳵᶍ╳⤫⤬⨯ⲭⵝꓫꭖꭗꭘꭙ𑣬🅧🆇🇽
      yƴɏɣʎʏγуүყᎩᎽᶌỿⲩꓬꭚ𑣄𑣜𖽃𝼆𝽕🅨🆈🇾
      zƶȥɀʐʑζᏃᴢᵶᶎⱬⲍⴭꓜ𑣉𑪼𝽦🅩🆉🇿
      """;

  private static final byte[] ONE_UNIT = new byte[0x10000];
  // Characters of two units in ascending order, and their letters.
  private static final int[] TWO_UNITS;
  private static final byte[] TWO_UNITS_LETTERS;

  static {
    // Sorted by the character, with the letter in the lowest byte.
    long[] larger =
        LINES
            .lines()
            .flatMapToLong(line ->
                line.codePoints()
                    .skip(1)
                    .filter(c -> c > Character.MAX_VALUE)
                    .mapToLong(c -> ((long) c << Byte.SIZE) | line.charAt(0)))
            .sorted()
            .toArray();
    TWO_UNITS = Arrays.stream(larger).mapToInt(c -> (int) (c >>> Byte.SIZE)).toArray();
    TWO_UNITS_LETTERS = new byte[larger.length];
    for (int i = 0; i < larger.length; i++) {
      TWO_UNITS_LETTERS[i] = (byte) larger[i];
    }
    LINES
        .lines()
        .forEach(line ->
            line.codePoints()
                .skip(1)
                .filter(c -> c <= Character.MAX_VALUE)
                .forEach(c -> ONE_UNIT[c] = (byte) line.charAt(0)));
  }

  private LookalikeTable() {}

  /// The Latin letter a character looks like, or 0.
  static char letter(int c) {
    if (c < 0x80) {
      return 0;
    }
    if (c <= Character.MAX_VALUE) {
      return (char) ONE_UNIT[c];
    }
    int place = Arrays.binarySearch(TWO_UNITS, c);
    return place < 0 ? 0 : (char) TWO_UNITS_LETTERS[place];
  }
}

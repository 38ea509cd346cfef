package org.chancery.policy.detect;

import java.util.Set;

/// Which part of a host somebody registered, and which ends a bare host may have to be taken for
/// one.
///
/// Not the Public Suffix List, which changes weekly and is too long to carry: the last two labels,
/// or three where the last two are one of the suffixes known here. An unknown suffix makes the
/// registrable domain one label too short, so that a rule about a domain still holds for it.
final class Domains {
  private static final Set<String> SECOND_LEVELS =
      Set.of(
          "ac", "co", "com", "edu", "gob", "gov", "gouv", "ltd", "me", "mil", "net", "nhs", "nom",
          "or", "org", "plc", "police", "sch", "go", "ne", "in", "web", "info", "id");
  private static final Set<String> HOSTING =
      Set.of(
          "github.io",
          "gitlab.io",
          "herokuapp.com",
          "netlify.app",
          "vercel.app",
          "pages.dev",
          "workers.dev",
          "web.app",
          "firebaseapp.com",
          "azurewebsites.net",
          "blogspot.com",
          "cloudfront.net",
          "wordpress.com",
          "weebly.com",
          "wixsite.com",
          "ngrok.io",
          "ngrok-free.app",
          "trycloudflare.com",
          "r2.dev",
          "glitch.me",
          "repl.co",
          "onrender.com",
          "fly.dev",
          "s3.amazonaws.com",
          "myshopify.com",
          "duckdns.org");
  // Top-level domains in use; a bare word with a dot is an address only with one of these, so that
  // "done.Then" and "Main.java" are not.
  private static final Set<String> TOP_LEVELS =
      Set.of(
          "com net org edu gov mil int info biz name pro aero coop museum jobs mobi travel tel "
              .concat("xxx app dev page blog shop store online site website tech cloud digital ")
              .concat("agency email link click live life world today news media group company ")
              .concat("solutions services support systems network finance bank money loan credit ")
              .concat("capital exchange trade trading market markets club vip top xyz icu work ")
              .concat(
                  "works space fun one ltd inc llc gmbh wiki zone chat social games bet casino ")
              .concat("ai io co me tv cc ly gl gd to fm am im is us uk de fr es it nl be ch at se ")
              .concat("no dk fi ie pt gr pl cz sk hu ro bg hr si rs ua ru by kz tr il sa ae qa kw ")
              .concat("bh om jo lb eg ma tn dz iq ir pk in lk bd np cn hk tw jp kr sg my th vn id ")
              .concat("ph au nz ca mx br ar cl pe uy za ng ke gh eu asia lu li mt cy ee lv lt ")
              .split(" ", -1));
  private static final Set<String> SHORTENERS =
      Set.of(
          "bit.ly",
          "bitly.com",
          "tinyurl.com",
          "t.co",
          "goo.gl",
          "ow.ly",
          "is.gd",
          "v.gd",
          "buff.ly",
          "rebrand.ly",
          "cutt.ly",
          "shorturl.at",
          "rb.gy",
          "t.ly",
          "tiny.cc",
          "bl.ink",
          "lnkd.in",
          "fb.me",
          "youtu.be",
          "amzn.to",
          "trib.al",
          "dlvr.it",
          "soo.gd",
          "s.id",
          "qr.ae",
          "adf.ly",
          "bc.vc",
          "clck.ru",
          "urlz.fr",
          "x.co",
          "short.io",
          "snip.ly",
          "tr.im",
          "mcaf.ee",
          "j.mp",
          "db.tt",
          "wp.me",
          "git.io",
          "aka.ms",
          "g.co",
          "n9.cl",
          "surl.li",
          "u.to",
          "shorte.st",
          "t.me",
          "wa.me",
          "linktr.ee",
          "dub.sh",
          "tny.im");

  private Domains() {}

  static String registrable(String host) {
    String[] labels = host.split("\\.", -1);
    int count = labels.length;
    if (count <= 2 || isAddress(host)) {
      return host;
    }
    String lastTwo = labels[count - 2] + "." + labels[count - 1];
    boolean national = labels[count - 1].length() == 2 && SECOND_LEVELS.contains(labels[count - 2]);
    if (national || HOSTING.contains(lastTwo)) {
      return labels[count - 3] + "." + lastTwo;
    }
    return lastTwo;
  }

  /// The label of the registrable domain that is a name, such as `example` of `example.co.uk`.
  static String name(String host) {
    String registrable = registrable(host);
    return registrable.substring(0, Math.max(registrable.indexOf('.'), 0));
  }

  static boolean isAddress(String host) {
    return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  static boolean isTopLevel(String label) {
    return TOP_LEVELS.contains(label) || label.startsWith("xn--");
  }

  static boolean isShortener(String host) {
    return SHORTENERS.contains(host)
        || (host.startsWith("www.") && SHORTENERS.contains(host.substring("www.".length())));
  }
}

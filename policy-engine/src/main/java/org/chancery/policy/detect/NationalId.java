package org.chancery.policy.detect;

import java.util.List;

/// The numbers states give to people, and to companies where these look the same.
///
/// Layouts are [Layout]'s; how each is checked and where that is published stands at its method in
/// [EuropeanIds], [WorldIds] and [MoreIds].
///
/// @param id the name policies give
/// @param evidence words that speak for it
record NationalId(
    String id,
    Validator validator,
    Strength strength,
    List<Layout> layouts,
    List<String> evidence) {
  static final List<NationalId> ALL =
      List.of(
          of(
              "sa-national-id",
              WorldIds::saudi,
              Strength.SINGLE,
              "9999999999",
              "national id,iqama,saudi id,id number,الهوية,هوية,هويت,إقامة,اقامة,السجل المدني"),
          of(
              "ae-emirates-id",
              WorldIds::emirati,
              Strength.STRONG,
              "784~9999~9999999~9",
              "emirates id,eid,الهوية الإماراتية,هوية,هويت"),
          of(
              "eg-national-id",
              WorldIds::egyptian,
              Strength.SINGLE,
              "99999999999999|9~999999~99~99999",
              "national id,egyptian id,الرقم القومي,بطاقة"),
          of(
              "jo-national-id",
              WorldIds::jordanian,
              Strength.NONE,
              "9999999999",
              "national number,national no,jordanian id,الرقم الوطني"),
          of(
              "kw-civil-id",
              WorldIds::kuwaiti,
              Strength.SINGLE,
              "999999999999",
              "civil id,civil number,kuwait,الرقم المدني,البطاقة المدنية"),
          of(
              "tr-kimlik",
              WorldIds::turkish,
              Strength.DOUBLE,
              "99999999999|999~999~999~99",
              "kimlik,tckn,t.c.,tc no,turkish id"),
          of(
              "il-id",
              WorldIds::israeli,
              Strength.SINGLE,
              "999999999|99999999-9",
              "teudat zehut,israeli id,zehut,תעודת זהות,ת.ז,מספר זהות"),
          of(
              "in-aadhaar",
              WorldIds::aadhaar,
              Strength.SINGLE,
              "9999-9999-9999|999999999999",
              "aadhaar,aadhar,uidai,आधार"),
          of(
              "in-pan",
              WorldIds::pan,
              Strength.NONE,
              "AAAAA9999A",
              "pan,permanent account,income tax,pan card"),
          of(
              "pk-cnic",
              WorldIds::pakistani,
              Strength.NONE,
              "99999-9999999-9|9999999999999",
              "cnic,nadra,national identity,شناختی"),
          of(
              "cn-resident-id",
              WorldIds::chinese,
              Strength.STRONG,
              "99999999999999999*",
              "身份证,resident id,chinese id"),
          of(
              "hk-id",
              WorldIds::hongkong,
              Strength.SINGLE,
              "A999999(*)|AA999999(*)|A999999*",
              "hkid,hong kong id,identity card,身份證"),
          of(
              "sg-nric",
              WorldIds::singaporean,
              Strength.SINGLE,
              "A9999999A",
              "nric,fin,singpass,identification card"),
          of(
              "jp-my-number",
              WorldIds::japanese,
              Strength.SINGLE,
              "9999-9999-9999|999999999999",
              "my number,mynumber,マイナンバー,個人番号"),
          of(
              "kr-rrn",
              WorldIds::korean,
              Strength.NONE,
              "999999-9999999",
              "rrn,resident registration,주민등록번호,주민번호"),
          of(
              "za-id",
              WorldIds::southAfrican,
              Strength.DOUBLE,
              "9999999999999|999999~9999~99~9",
              "id number,south african id,sa id,identity number"),
          of(
              "us-ssn",
              WorldIds::ssn,
              Strength.NONE,
              "999=99=9999|999999999",
              "ssn,social security,social sec,soc sec,social,ss#,ssn#"),
          of(
              "us-itin",
              WorldIds::itin,
              Strength.NONE,
              "999=99=9999|999999999",
              "itin,taxpayer,tax id,individual taxpayer"),
          of(
              "ca-sin",
              WorldIds::canadian,
              Strength.SINGLE,
              "999-999-999|999999999",
              "sin,social insurance,nas,assurance sociale"),
          of("mx-curp", WorldIds::mexican, Strength.STRONG, "AAAA999999AAAAAA*9", "curp"),
          of(
              "br-cpf",
              WorldIds::cpf,
              Strength.DOUBLE,
              "999.999.999-99|99999999999|999-999-999-99",
              "cpf,cadastro de pessoas"),
          of("br-cnpj", WorldIds::cnpj, Strength.STRONG, "99~999~999~9999~99", "cnpj"),
          of(
              "au-tfn",
              WorldIds::tfn,
              Strength.SINGLE,
              "999-999-999|999999999",
              "tfn,tax file number,tax file"),
          of(
              "gb-nino",
              EuropeanIds::nino,
              Strength.NONE,
              "AA~99~99~99~A",
              "national insurance,nino,ni number,ni no,insurance number"),
          of(
              "gb-nhs",
              EuropeanIds::nhs,
              Strength.SINGLE,
              "999-999-9999|9999999999",
              "nhs,national health,patient"),
          of(
              "de-tax-id",
              EuropeanIds::german,
              Strength.SINGLE,
              "99~999~999~999",
              "tax id,tax-id,tax number,steuer-id,steuerid,steuer id,steuernummer,idnr,identifikationsnummer,steuer-identifikationsnummer,steueridentifikationsnummer"),
          of(
              "fr-nir",
              EuropeanIds::french,
              Strength.STRONG,
              "9~99~99~**~999~999~99",
              "nir,sécurité sociale,numéro de sécu,insee,secu"),
          of(
              "es-dni",
              EuropeanIds::spanish,
              Strength.DISTINCT,
              "99~999~999~A|A~9999999~A|99999999~A",
              "dni,nie,nif,documento"),
          of(
              "it-codice-fiscale",
              EuropeanIds::italian,
              Strength.STRONG,
              "AAA~AAA~**A**~A***A",
              "codice fiscale,c.f.,cf"),
          of("pl-pesel", EuropeanIds::polish, Strength.SINGLE, "99999999999", "pesel"),
          of(
              "nl-bsn",
              EuropeanIds::dutch,
              Strength.SINGLE,
              "999999999|9999.99.999|999.999.999",
              "bsn,burgerservicenummer,sofinummer,sofi"),
          of(
              "be-national-number",
              EuropeanIds::belgian,
              Strength.DOUBLE,
              "99.99.99-999.99|99999999999|999999-999-99",
              "rijksregister,registre national,insz,niss,national number,rrn"),
          of(
              "se-personnummer",
              EuropeanIds::swedish,
              Strength.DOUBLE,
              "999999=9999|99999999=9999|9999999999|999999999999",
              "personal number,personal identity,personnummer,personnr,samordningsnummer,pnr"),
          of(
              "no-fodselsnummer",
              EuropeanIds::norwegian,
              Strength.DOUBLE,
              "999999~99999",
              "fødselsnummer,fodselsnummer,personnummer,fnr,d-nummer"),
          of(
              "dk-cpr",
              EuropeanIds::danish,
              Strength.NONE,
              "999999-9999|9999999999",
              "cpr,personnummer,cpr-nr,cpr-nummer"),
          of(
              "fi-hetu",
              EuropeanIds::finnish,
              Strength.DISTINCT,
              "999999-999*|999999A999*",
              "hetu,henkilötunnus,sotu"),
          of(
              "ch-ahv",
              EuropeanIds::swiss,
              Strength.STRONG,
              "756~9999~9999~99",
              "ahv,avs,sozialversicherung"),
          of(
              "at-svnr",
              EuropeanIds::austrian,
              Strength.SINGLE,
              "9999-999999|9999999999|9999~99~99~99",
              "svnr,sozialversicherungsnummer,sv-nummer,versicherungsnummer"),
          of(
              "pt-nif",
              EuropeanIds::portuguese,
              Strength.SINGLE,
              "999-999-999|999999999",
              "nif,contribuinte,número fiscal"),
          of("gr-amka", EuropeanIds::greek, Strength.SINGLE, "99999999999", "amka,αμκα"),
          of(
              "ie-pps",
              EuropeanIds::irish,
              Strength.SINGLE,
              "9999999A|9999999AA",
              "pps,ppsn,personal public service"),
          of(
              "ro-cnp",
              EuropeanIds::romanian,
              Strength.SINGLE,
              "9999999999999",
              "cnp,cod numeric personal"),
          of(
              "cl-rut",
              MoreIds::chilean,
              Strength.SINGLE,
              "99.999.999-*|9.999.999-*|99999999-*|9999999-*",
              "rut,run,rol único"),
          of(
              "ar-cuit",
              MoreIds::argentinian,
              Strength.DOUBLE,
              "99-99999999-9|99999999999",
              "cuit,cuil,clave única"),
          of(
              "tw-id",
              MoreIds::taiwanese,
              Strength.SINGLE,
              "A999999999",
              "taiwan id,taiwanese id,national id,identity card,身分證,身份證,統一編號"),
          of(
              "my-mykad",
              MoreIds::malaysian,
              Strength.NONE,
              "999999-99-9999|999999999999",
              "mykad,nric,ic no,ic number,kad pengenalan,identity card"),
          of(
              "th-id",
              MoreIds::thai,
              Strength.SINGLE,
              "9-9999-99999-99-9|9999999999999",
              "thai id,citizen id,national id,id card,บัตรประชาชน,เลขประจำตัว"),
          of(
              "id-nik",
              MoreIds::indonesian,
              Strength.NONE,
              "9999999999999999",
              "nik,ktp,nomor induk"),
          of(
              "nz-ird",
              MoreIds::newZealand,
              Strength.SINGLE,
              "999-999-999|99-999-999|999999999|99999999",
              "ird,inland revenue"),
          of("bg-egn", MoreIds::bulgarian, Strength.SINGLE, "9999999999", "egn,егн"),
          of(
              "ee-isikukood",
              MoreIds::estonian,
              Strength.SINGLE,
              "99999999999",
              "isikukood,asmens kodas,personal code,id-kood"),
          of(
              "ru-snils",
              MoreIds::snils,
              Strength.DOUBLE,
              "999-999-999-99|99999999999",
              "снилс,snils"),
          of("ru-inn", MoreIds::russianTaxNumber, Strength.DOUBLE, "999999999999", "инн,inn"),
          of(
              "ua-tax-number",
              MoreIds::ukrainian,
              Strength.SINGLE,
              "9999999999",
              "рнокпп,іпн,ідентифікаційний"),
          of("hr-oib", MoreIds::croatian, Strength.SINGLE, "99999999999", "oib"),
          of(
              "rs-jmbg",
              MoreIds::yugoslav,
              Strength.SINGLE,
              "9999999999999",
              "jmbg,јмбг,emšo,emso,matični broj,maticni broj"),
          of(
              "cz-rodne-cislo",
              EuropeanIds::czech,
              Strength.SINGLE,
              "999999/9999|999999-9999",
              "rodné číslo,rodne cislo,rodné čislo,rč"));

  private static NationalId of(
      String id, Validator validator, Strength strength, String layouts, String evidence) {
    return new NationalId(
        id, validator, strength, Layout.all(layouts), List.of(evidence.split(",", -1)));
  }

  Detector detector() {
    return new Detector(id, List.copyOf(layouts), validator, strength, evidence);
  }
}

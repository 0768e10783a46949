"""Names of places that are also words, given names or surnames of people.

The generated tables mark them ambiguous: seen alone in a text they are more often the word (``ordu``,
``artık``) or the person (``Fatih``) than the town. Comparison keys, reviewed by hand; a name that is
not in the generated tables may stand here and does nothing.
"""

from __future__ import annotations

WORD_LIKE = frozenset(
    """
    afşin aksaray aksu alaca alma almaz artik aydın ağrı bar bari bartın bath batman bayındır bağ belek belen bina
    binə birlik bodrum bolu bostanlı bradford bucak buda bulanık bulaq cali ceyhan chad cimin darende dağ demirci
    denizciler derince deva develi devrek didim dimitrov dinar dərə elmalı emet engels erdemli ergani esenler esna
    etlik ezine fatih ferizli fici fili gagarin gana gaza gediz genç gerede göl gölbaşı gölcük gönen gürsu hacılar
    hadim havza hendek hilvan hopa houston ilgın incirli isim işim jukov kadirli kalinin kaman kano karakol
    karaman karapınar karşı karşıyaka katar kavaklı kemer keskin kestel kilis kirov konak konaklı konarak korolev
    korolyov kozan kozluk kuba kula kulp kulu kumasi kumru körfez körpü küba kənd lice mahmutlar male mali maltepe
    man manas mary meydan mobile most mucur nancy narlıca naryn narın nice nilüfer oman oral orange ordu ortaca
    ortaköy phoenix preston puşkin qala qana qaqarin qarshi qarşı qina qəza reading resif roman saatlı sahil
    salavat salihli salvador same sancaktepe sandıklı saran saray sari selçuk serik sidney silvan simav soma
    sorgun split surat suya sydney söke tepecik terme tire tokat tonga turku tuzla umman umraniye urla uşak
    victoria vladimir xan yakuplu yakınca yatağan yenişehir yeşilli zekeriya zile çad çapayev çarşamba çay çeşme
    çine çiğli çubuk çubuklu ödemiş ünye şirin şəhər
    """.split()
)

"""Given names that tell a woman or a man; one that may be either stands in neither list."""

from __future__ import annotations

from testimonies.wordlists import words

FEMALE_NAMES = words("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
    margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen
    samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth
    julie olivia joyce virginia victoria lauren martha cheryl megan jacqueline alice ann
    anne jean kathryn gloria teresa sara janice marie julia grace judith theresa beverly denise
    amber marilyn danielle brittany diana abigail jane lori kathy sophia rose isabella kate katie
    claire charlotte lucy eleanor nora ellen eva eve irene rita sheila sylvia vivian wendy yvonne
    zoe tracy tina tara sonia sally roxanne phyllis peggy pauline paula penny monica molly mildred
    maureen maggie lydia louise lorraine lois lillian leah kristen kristin joan joanna
    jill jenny irma ida holly hannah hilary gwen gail frances flora florence fiona esther erin
    erica edith doris dorothy daisy connie colleen clara cindy chloe cecilia carmen camille bridget
    bonnie bernice becky audrey annie annette angelina amelia alison adele ada agnes chrissy
    olga svetlana tatiana tatyana natalia natalya irina yelena elena ekaterina yekaterina oksana
    polina ksenia kseniya anastasia nadezhda lyudmila ludmila galina valentina yulia yuliya daria
    darya marina vera tamara larisa zhanna kateryna nataliya olena iryna halyna alina alla inna
    snezhana milena ivana jelena jasmina vesna zorica dragana katarzyna agnieszka malgorzata
    fatima aisha aysha ayesha khadija khadijah maryam mariam zainab zaynab zahra amina aminah
    leila layla laila samira salma hanan huda rania rana yasmin yasmine nadia
    dalia dina lina lama mona muna najwa rima rasha reem ruba sana sawsan suha wafa zeina shirin
    parisa nasrin nasreen mahsa narges shahla farida fawzia habiba halima hawa asma razan
    sofia lucia ana isabel rosa juana pilar dolores ines beatriz mercedes guadalupe leticia
    gabriela daniela alejandra fernanda claudia silvia mariana catalina paola yolanda rosario
    giulia francesca chiara ingrid astrid birgit brigitte gudrun heidi helga greta ursula monika
    sabine petra anneliese francoise genevieve sylvie nathalie isabelle celine amelie
    suu thida sandar yuki yoko keiko naoko akiko michiko tamar noa michal shira yael rivka miriam
    hadassah dorit orit shoshana ayelet mihret selam abeba almaz tsehay senait hiwot
    chioma ngozi adaeze funmilayo wanjiru akinyi nyambura achieng lakshmi priya sunita
    anita kavita meera sushma indira jyoti asha usha
    abrehet adut agness aissatou ajok alesia aluel amalia anke antje asli aurelia aurica avin awut
    basilia beatha berivan bok-soon bopha bronislawa candelaria chanthy chantou chiedza claudine
    daiva dancilla danute dayana deisy deqa dilan djeneba doina dominga donatille edeltraud egle
    elfriede elisabeta encarnacion ernestine esmeralda esperance estefania eulalia eun-mi eusebia
    fatimata fatma felicia felicite fidelia filomena florica fowsiya friederike fumiko georgina
    gertrudis goretti griselda guillermina gulistan hadja hadjara hajara halimo halinka hanako
    hasina hauwa herminia hibaq hodan hortensia hyun-joo hêvîn idil ifrah ignacia ileana ilka
    immaculee ioana isadora jacinta jahanara ji-yeon jimena josiane jung-ae jurate kadidia karelys
    karla kazuko khaleda kohinoor kunthea kyung-hee ladan leidy lerato letay letebrhan liberata
    ligia lourdes luciana lucila magaly mahnaz maliheh marcelina mariame marianela maricela
    maristela maritere maritza marleny maryna matilda mayra mealea mebrat mi-ran mi-sook micaela
    michiyo migdalia mihaela mila minoo mirna mirta mitra mwanaisha myung-sook nafissatou nasima
    nasta nastassia nastassja natallya nazdar neema nelida nelly nidia nilda niloofar nobuko nohemi
    noma nooshin nubia nury nusrat nyakuoth nyanath nyandeng nyibol obdulia odalys odette ofelia
    ohnmar olimpia otilia palina perla perpetue petrona phalla piedad rachana rahima ramatou rasa
    rasheda rehema reina rigoberta rodica rojin rokeya rosalinda rosaura roswitha roxana rukia ruta
    sagal sagrario sahra salimata setsuko shahnaj shahnaz shapla sheuli shilan shohreh smaranda
    soheila soon-ja sophea spes sreymom stanislawa sufia taraneh taslima tenin teodora thandar
    thavy thazin theingi tirhas tomasa ubah upendo ursulina vilma viorica virgilia viviana wieslawa
    wutyi ximena yadira yajaira yamileth yamin yanira yauheniya yolima young-hee yuleisy zainabu
    zilan zivile zohreh zoila zoraida zulay zulma
    abeer abena adanech adaobi adhiambo adriana adwoa afaf afsaneh afua agata agathe aishwarya
    akosua akoth aleksandra alena alessandra alia aliaksandra alicia amaka amal aminata amira
    amparo anastazja andjela angelica anouk antonella antonia araceli arwa asmaa aster atieno
    aurelie aurora awa awino azadeh azeb bahar batoul beata beatrice bernadette bettina bianca
    biljana binta birtukan blanca bohdana bojana bola bozena branka bushra busisiwe carla carlota
    carola carolina caterina cecile chantal chiamaka chipo christelle clemence colette concepcion
    consuelo corinne cornelia cristina dagmar dagmara dalal danica danijela danuta deepika
    delphine divna doaa dorota drahomira duaa dusica edyta efua elham elisa elisabeth elise eloise
    elvira elzbieta eman emanuela emilia emilie erika esperanza estela estelle eugenia eun-ji ewa
    fabienne fadwa farzana farzaneh faten fatou fatoumata federica fereshteh feven folake frieda
    gabrielle geeta genet gerda ghada gisela gita golnaz gordana graciela grazyna hala halina hana
    hanaa hanna hannelore haruka hayat heba hedwig heike helena helene hend hiba hildegard hirut
    hnin hoda hye-jin ibtisam ifeoma ilaria ilse iman imelda inas inge inmaculada intisar irena
    iveta ivona iwona jadranka jadwiga jamila jana jarmila jaroslava jelica ji-hyun jihan jirina
    jitka jolanta josefa josefina josephine jovana julieta juliette justyna jutta kadiatou kamila
    karima karin karola karolina katarina katerina katja katsiaryna kemi kerstin khin khulood
    kinga kornelia krystyna kumiko kveta laetitia lata leili lemlem lena lenka leonie leonor
    letizia libuse lidia liesel liliana lindiwe ljiljana ljubica lorena lotte lubna lucie lucyna
    luisa luwam maddalena madeleine madhuri magda magdalena maha mahin maisa maja majda makeda
    mamta manal manju manuela marcela margarete margarita margherita marguerite mariama maribel
    marijana mariko marisol marketa marlene marta martina martine marwa maryia marzena masih
    mathilde matilde mays maysoon meena mehrnoosh melanie meseret michaela michela milada mina
    mireille mireya mirjana miroslava misaki monique mulu muthoni nada nadzeya nahid nahla najat
    nandini naomi natallia nawal nazanin ndeye neda neha nermin nevena nieves nilar niloufar nina
    nirmala nisreen njeri nneka noelia noemie nokuthula nomsa nomvula norma nwe nyasha obiageli
    oceane odile omaima ornella oumou parveen patrycja paulina pavla phyu pooja pushpa rabab radha
    radka radmila raffaella raghad rahel rahma randa raquel rashida rawan razia rebeca regina
    rekha renata renate roberta rocio rohini rokia rosalba rosalia rosemarie roya rubina rudo rula
    rutendo ruzica sabina sabrina sachiko safaa safiya sahar sakura salwa samah samar sandrine
    sanja sarita sarka savita seema selamawit seo-yeon sepideh serena severine shabana shabnam
    shaima shaimaa shanti shazia sherine shobha sibongile siham silke simin simona sita slavica
    snezana so-yeon sofija solange soledad soo-jin sophie soraya souad spomenka stana stanislava
    stefania stefanie sudha sumaya susana susanne suzan suzana suzanne sviatlana svyatlana swati
    sylwia taghreed tahira tanja tatjana tatsiana tereza thandi thandiwe thuzar tigist titilayo
    tsige tsitsi ulrike uma urszula ute valerie vandana veronica veronique vidya violeta viviane
    vlasta volha wairimu waltraud wambui wanda wangari weronika wiesława wisal xiomara yaa yadanar
    yalda yara yasmeen yesenia yeshi yetunde young-ja yumi yvette zanele zdenka zeinab zenebech
    ziba zivka zofia zora zorka zubaida zulema zuzana zuzanna
    """)

MALE_NAMES = words("""
    james robert john michael david william richard joseph thomas charles christopher daniel
    matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald
    edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
    benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose
    adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger
    terry gerald harold sean austin carl arthur lawrence dylan jesse bryan billy bruce
    gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby
    russell bradley philip eugene duncan brendan camilo geoffrey jim jimmy bob bill tom tim tony
    mike matt steve dave dan greg jeff josh nick ben ted fred harry barry larry ian neil nigel
    simon martin graham stuart gordon hugh colin derek clive trevor howard leonard leon louis
    lewis luke max oscar oliver harvey herbert ernest edwin edgar duane dwight dean darren craig
    chad brad bernard barney victor wesley walt todd theodore stanley spencer rodney rick
    norman nelson murray mitchell melvin marvin marcus malcolm lloyd lance kurt kirk karl julian
    joel hector hank glenn gilbert felix earl doug don curtis clifford clarence calvin
    byron blake barack eli liam connor declan padraig angus hamish
    ivan dmitri dmitry dmytro sergei sergey serhiy vladimir volodymyr mikhail mykola nikolai nikolay
    alexei aleksei aleksey alexey oleksandr aleksandr pavel pavlo petro pyotr andrei andrey andriy
    yuri yuriy yury oleg oleh igor ihor boris viktor maxim maksim maksym ruslan artyom artem anton
    roman stanislav vyacheslav vadim vasily vasyl yevgeny evgeny konstantin kirill gennady leonid
    anatoly valery vitaly vitaliy denis danil danila ilya nikita timur bogdan bohdan taras ostap
    ramzan zoran milan dragan goran slobodan vuk jan piotr pawel tomasz marek andrzej krzysztof
    lech wojciech vaclav istvan laszlo ferenc mihai ion gheorghe
    mohammed muhammad mohammad mohamed mohamad muhammed ahmed ahmad ali hassan hasan hussein husayn
    hossein omar umar khaled khalid ibrahim ismail yousef yusuf youssef yasser tariq tarek mahmoud
    mustafa mustapha abdullah abdul karim kareem jamal gamal nasser hamid hamza bilal bashar
    bassam faisal fares faris fadi ghassan habib haitham hani hisham jawad kamal majed malik mazen
    mehdi munir nabil nidal osama qassem rami rashid riad riyadh saad saeed sa'id salah saleh
    salim sami samir sherif suleiman tawfiq wael walid waleed yahya zaher zaid ziad ziyad abu
    reza mehran farhad bahram behrouz siavash hamed masoud najib najibullah
    carlos luis miguel jorge pedro jesus manuel francisco antonio alejandro fernando rafael
    roberto sergio raul ricardo eduardo javier hugo diego pablo enrique ramon ruben mario
    alberto alfredo andres arturo augusto emilio ernesto felipe gustavo ignacio julio lorenzo
    marco mauricio nicolas orlando oswaldo rodrigo salvador santiago agustin agustín
    giovanni giuseppe luigi marcello pietro hans heinrich helmut jurgen jürgen klaus gunther
    gunter wolfgang dieter horst uwe friedrich otto francois jacques pierre philippe henri
    olivier thierry marcel lars sven bjorn nils erik gustav mikael henrik anders
    hiroshi takashi kenji akira kenichi yoav avner yehuda moshe shlomo yitzhak benjamin binyamin
    uri gilad itamar yuval amos ehud ariel avi dov ilan nadav oren ronen yossi ze'ev michael
    abebe tesfaye haile girma mulugeta tekle yohannes isaias kwame kofi kwesi chinedu emeka
    olusegun babatunde musa kamau kipchoge evans elias vinod rajesh sanjay sunil anil ravi ramesh
    suresh vijay arjun amit
    abdi abdirahman abdoulaye abdullahi adama adel adnan adolfo adrian ahmednur akram alaa alain
    alassane albrecht aldo aleksandar aleksander alessandro alexandre alfons alfonso aliaksandr
    alonso amadeo amadou amer amitabh ammar anand anas anatol andre andreas anibal antoine antonin
    anwar arash ardeshir armando arnaud arne artur ashok ashraf asif atef aurelien axel ayman
    ayodele aziz babajide babak badr bakary baptiste bartosz basel basem basil bastien benito
    benoit berhane bernardo bernd bernhard bijan boguslaw bohumil bohuslav bojan bongani bosko
    boubacar branislav branko bruno burhan carlo carmelo carsten cedric cesar cesare cezary cheikh
    christoph christophe chukwuma claudio clemens clement corrado cristobal cyril czeslaw damian
    damien dario dariush dariusz darko davide dawit deepak dejan detlef didier dinesh djordje
    domingo drago drissa dusan dusko dzmitry eberhard eckhard edoardo edouard efrain ehsan elio
    eliseo emile emiliano emmanuel enrico erich ernst esteban etienne eugen eugenio eugeniusz eyob
    ezequiel fabian fabien fabio fabrice fadel fahd farai farid farzad fayez federico femi fidel
    filip filippo filmon florent florian fouad francesco franciszek franck franco frantisek franz
    frederic friedhelm fritz garaad gaston georg gerard gerardo gerd gerhard ghazi gianni gilberto
    gilles giorgio giuliano giulio godfrey gonzalo gopal gottfried gregoire gregor grzegorz
    guenter guido guillaume guillermo gunnar günter habtom haidar hailemariam hamad hamdi hamoud
    hari harish haroon hartmut haruto hassam haydar hazem heiko heinz henning henryk heriberto
    hermann hernan herve hideo hilario hojjat holger horacio hubert hugues humberto husam hussam
    ibrahima idrissa ifeanyi ihar imad imran ingo iraj irfan isamu isidro ivica iyad jaber jacek
    jacinto jaime jakub jama jamshid janusz jaromir jaroslav jaroslaw jarosław jassim javad javed
    jens jerome jeronimo jerzy jiri joachim joaquin jochen johann johannes jorg josef josip josue
    jovan julien jörg kambiz kamil kamran karam karel karol karsten kashif kaveh kazimierz kazuo
    keisuke kentaro keyvan khalil khamis khosrow kidane kipkoech kiprono kiryl kishore konrad
    krishna krsto kunle ladislav laith lamine laurent leandro leonardo leopoldo leszek liban lino
    lisandro ljubomir loic lorenz luay lubomir lubos luc lucas luciano ludek ludovic ludwig luka
    lukas lukasz maciej maen mahdi maher mahesh majid makoto mamadou mamdouh mandla manfred manoj
    mansour marcelo marcin marcos mariano mariusz marko markus marwan masaru massimo mateusz
    mathias mathieu matias matteo matthias maurizio mauro maxime maximo mazin mehari mesfin michel
    mieczyslaw mikalai mile milenko milorad milos mirko miroslav miroslaw mladen moataz modibo
    mohamud mohan mohannad mohsen moises momcilo morteza mounir moussa muayad mufid mujahid mukesh
    mukhtar murad muthanna mutua mwangi nadeem nader naeem naif naji najm narendra naser nasr
    naveed naveen nawaf nazir nebojsa negash nenad nestor nikola nizar njoroge noboru norbert
    obinna ochieng octavio odhiambo ognjen okello oldrich olumide omid ondrej onyango oskar osman
    osvaldo otakar otieno ottmar ouma oumar ousmane pankaj paolo parviz pascal pascual patrice
    patricio patryk payam petar petr peyman piero pradeep prakash predrag przemyslaw qais raad
    rade radek radim radoslaw radovan radwan raed raffaele rafiq ragheb rahul raimundo rainer
    rajendra rajiv raju ralf ramadan ramin ramiro ramzi ranko raphael rashad rasheed ravindra
    reinaldo reiner reinhard reinhold remi remy renato renaud riccardo rigoberto riyad rizwan
    rodolfo rogelio rohit rolf romain rostislav rudolf russom ryszard rüdiger sabah sabri sadiq
    saeid safwan salman salvatore samer samson sandeep sandro satar satish satoshi saul sebastian
    sebastien segun sekou sepehr serge seydou shahid shahram shaker shankar sharif shigeru shinji
    siamak siarhei siarhej siegfried silvio sinisa sipho slawomir sohail sohrab solomon souleymane
    srdjan stanislaw stefan stefano steffen stephane stevan stojan subhash sulaiman sylvain
    sylwester szymon tadashi tadeusz tafadzwa taha taher talal talib tanguy tanveer tapiwa teodoro
    tewolde thabo thaer themba theo thibault thorsten tihomir tobias tomas tomislav tommaso
    torsten toshiro tristan tsutomu tunde ubaid uche udo uladzimir ulf ulises ulrich umberto usama
    usman uthman veljko viachaslau vicente vikram virgilio vivek vladan vladislav vlastimil
    vojislav vojtech volker vusi wadi wafula wahid waldemar waqar warsame werner wieslaw wilfredo
    wilhelm wissam witold wladyslaw xavier yacoub yann yaqub yassin yauhen yohanes yonas yoshio
    younis yunus yves zahid zakaria zakariya zayd zbigniew zdenek zdravko zdzislaw zeljko zenon
    zerai zuhair zvonko
    """)

FEMALE_ENDINGS = ("ovna", "evna", "ichna", "ovskaya", "evskaya", "inskaya")
MALE_ENDINGS = ("ovich", "evich", "ovych", "evych", "ovsky", "ovskiy")

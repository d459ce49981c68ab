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
    """)

FEMALE_ENDINGS = ("ovna", "evna", "ichna", "ovskaya", "evskaya", "inskaya")
MALE_ENDINGS = ("ovich", "evich", "ovych", "evych", "ovsky", "ovskiy")

import type { Parts } from './parts.ts';

export const french: Parts = {
  language: 'fr',
  greetings: `
Bonjour,
Bonsoir,
Madame, Monsieur,
Bonjour (l'équipe|le support),
Chère équipe,
Salut,`,
  closings: `
Merci
Merci d'avance
Cordialement
Bien cordialement
Bien à vous
Sincères salutations
Dans l'attente de votre (réponse|retour)`,
  fillers: `
Je suis (client|cliente) chez vous depuis (plusieurs années|longtemps).
J'ai essayé de vous appeler, mais (personne n'a répondu|la ligne était occupée).
Pourriez-vous (regarder|vérifier) cela (dès que possible|quand vous aurez le temps) ?
Mon (numéro de client|numéro de compte) est {order}.
(Il s'agit de|Cela concerne) {product}.
N'hésitez pas à me dire s'il vous faut d'autres informations.
Mon collègue {name} vous a (écrit|appelé) à ce sujet (la semaine dernière|le {day}).
J'écris au nom de {company}.
Désolé si (ce n'est pas la bonne adresse|c'est un peu long).
Il nous (faut|faudrait) une réponse avant {day}.
Vous pouvez me joindre sur mon portable après seize heures.
(Une photo|Une capture d'écran|Le document) est en pièce jointe.`,
  subjects: `
Question
Aide
Bonjour
Demande
{order}
Urgent
Au sujet de {product}
Suite à notre (échange|appel)`,
  wrote: 'Le {day}, {company} a écrit :',
  days: 'lundi,mardi,mercredi,jeudi,vendredi,3 mars,12 juin,21',
  kinds: {
    invoice: `
Facture {order}
Question sur (la facture|ma facture)
(Rappel|Délai) de paiement
Erreur sur la dernière facture
---
Je ne comprends pas (la deuxième ligne|une des lignes) de (la facture {order}|la dernière facture).
Nous avons reçu une facture de {amount}, alors que nous avions (convenu|prévu) un (prix|montant) plus bas.
Pouvez-vous m'envoyer (une copie|un duplicata) de la facture (du mois dernier|du {day}) ?
Vous nous avez (facturé|prélevé) deux fois (le même mois|la même période).
(Le numéro de TVA|Le bon de commande|L'adresse de facturation) sur la facture (est faux|manque).
J'ai reçu (un rappel|une pénalité) alors que j'ai payé (le {day}|à temps).
Pouvons-nous (avoir|passer à) (des factures électroniques|la facture par courriel|un délai plus long) ?
Quelle est (la date d'échéance|le RIB) pour le règlement de {amount} ?
Notre comptabilité (demande|a besoin d') un (avoir|relevé) pour {order}.
Pourquoi le tarif mensuel a-t-il augmenté sur cette facture ?`,
    refund: `
Remboursement de la commande {order}
Quand serai-je remboursé ?
Retour et remboursement
Argent non reçu
---
J'ai (renvoyé|retourné) {product} (il y a deux semaines|le {day}) et je n'ai toujours pas reçu mon argent.
Je (voudrais|souhaite) (être remboursé de|le remboursement de) {product}.
La somme de {amount} n'a pas été (créditée|reversée) sur (ma carte|mon compte).
Quand le remboursement de la commande {order} sera-t-il (versé|effectué) ?
Vous aviez promis de me (rembourser|dédommager), mais rien n'est arrivé sur mon compte.
Le colis de retour est arrivé à votre entrepôt le {day}, merci de me rendre (la somme|le prix d'achat).
J'ai payé pour (deux|trois) et n'en ai reçu qu'un, je (demande|veux) donc (la différence|une partie) en retour.
Comment (renvoyer|retourner) {product} et récupérer ce que j'ai payé ?
La moitié seulement a été remboursée, il manque encore (les frais de port|{amount}).
Je regrette cet achat et j'exerce mon droit de rétractation pour {product}.`,
    cancel: `
Résiliation de l'abonnement
Fin du contrat {order}
Arrêter notre accord
Résiliation
---
Je (veux|souhaite) (résilier|arrêter) mon abonnement (dès le mois prochain|à partir du {day}).
Merci de confirmer que le contrat est bien (terminé|résilié).
Nous (n'avons plus besoin de|n'utilisons plus) {product} et voulons (arrêter|mettre fin à) l'accord.
Quel est le préavis pour {order} ?
Nous (changeons de fournisseur|fermons le bureau), merci de clôturer notre (compte|dossier).
Ne renouvelez pas (l'abonnement|le contrat) quand il (arrive à terme|expire).
J'ai résilié (le {day}|le mois dernier), mais (l'abonnement est toujours actif|vous prélevez chaque mois).
Nous souhaitons nous retirer du contrat (à compter du {day}|immédiatement).
J'ai voulu me désabonner sur (mon espace|le site) mais je ne trouve pas (le bouton|où le faire).
Retirez-nous de (la formule|l'adhésion), nous ne continuons pas après l'essai.`,
    delivery: `
Où est (mon colis|ma commande) ?
Livraison de {order}
Le suivi n'affiche rien
Livraison (en retard|manquante)
---
La commande {order} (devait arriver|était prévue) le {day}, mais elle n'est pas encore là.
Le suivi (ne bouge plus|affiche la même chose) depuis (cinq jours|une semaine).
Le (chauffeur|livreur) a (laissé|déposé) le colis chez (un voisin|quelqu'un que je ne connais pas).
Quand {product} sera-t-il (livré|expédié) ?
Le transporteur dit l'avoir remis, mais nous n'avons reçu (aucun colis|rien).
Il manque (un carton|une caisse) dans (l'envoi|l'expédition).
(Le carton|Le paquet) est arrivé (abîmé|mouillé|déchiré) et {product} est (cassé|rayé).
Peut-on retirer l'envoi (à votre entrepôt|au point relais) à la place ?
La messagerie ne trouve pas notre (porte|rue), ils ont fait demi-tour deux fois.
Vous disiez qu'il était parti le {day}, combien de jours prend le transport d'habitude ?`,
    login: `
Impossible de me connecter
Mot de passe oublié
Compte bloqué
Accès pour (un nouveau|un ancien) collègue
---
Je ne peux (plus|pas) me connecter (à mon compte|depuis {day}).
(Le lien|Le courriel) pour réinitialiser le mot de passe (n'arrive jamais|a expiré).
On m'indique (mot de passe incorrect|utilisateur inconnu) alors que je suis (sûr|certain) qu'il est bon.
Mon (compte|identifiant) est bloqué après (trop d'essais|trois essais).
Le code de (double authentification|connexion) part sur mon ancien téléphone.
Pouvez-vous créer (un utilisateur|un accès) pour {name}, qui a commencé (le {day}|cette semaine) ?
Je suis déconnecté (toutes les cinq minutes|sans cesse) et je dois ressaisir mes identifiants.
Nous avons un nouvel administrateur qui a besoin (des droits|de l'autorisation) d'ajouter des utilisateurs.
J'ai oublié avec quelle adresse e-mail je me suis (inscrit|enregistré).
L'authentification unique me refuse en disant que la session n'est pas valide.`,
    outage: `
(Système|Service) en panne
Plus rien ne marche
Erreur 500
(Très lent|Pas de connexion) depuis ce matin
---
(Le système|Le service|L'application) (est en panne|ne répond pas) (depuis ce matin|pour nous tous).
Nous avons (un message d'erreur|l'erreur 502|une page blanche) (en ouvrant|sur) chaque page.
Tout est (extrêmement|terriblement) lent aujourd'hui, (les pages|les listes) mettent une minute à s'afficher.
Y a-t-il (une panne|un incident|une coupure) en ce moment ?
{product} a perdu la connexion (à midi|cette nuit) et ne revient pas.
Aucun de (nos employés|nos trente utilisateurs) ne peut travailler, le serveur (ne répond pas|est injoignable).
(La synchronisation|L'interface|L'API) échoue depuis la mise à jour du {day}.
Votre page d'état est verte, mais (ici|chez nous) rien ne charge.
L'application plante (juste après le démarrage|dès que j'ouvre une liste).
Toute la production est à l'arrêt, appelez tout de suite le technicien d'astreinte.`,
    order: `
Modifier la commande {order}
Mauvaise (taille|couleur|adresse) commandée
Ajouter à ma commande
Changement avant l'envoi
---
J'ai (commandé|choisi) la mauvaise (taille|couleur) de {product}, peut-on (changer|échanger) ?
Merci de (changer|corriger) l'adresse de livraison de la commande {order} pour notre nouveau bureau.
Puis-je ajouter (un|deux) {product} (de plus|en plus) à la commande du {day} ?
Nous en avons commandé dix par erreur, il en (fallait|aurait fallu) un.
Pouvez-vous (retirer|enlever) {product} de la commande (avant l'envoi|, nous gardons le reste) ?
Est-il (possible|trop tard) de déplacer (la date|l'heure) au {day} ?
J'ai oublié (d'indiquer|d'utiliser) (le code promo|la référence) en commandant.
Nous préférons le modèle (plus grand|noir|moins cher) à celui que nous avons commandé.
Pouvez-vous partager la commande {order} en deux, la moitié pour notre agence ?
Mettez la commande en attente jusqu'à ce que nous ayons parlé de la quantité.`,
    product: `
Question sur {product}
{product} est-il compatible ?
(Notice|Fiche technique) de {product}
Avant d'acheter
---
{product} (fonctionne|va)-t-il avec (l'ancien modèle|notre matériel) ?
Quelle est la différence entre {product} et le (plus petit|nouveau) ?
Où trouver (la notice|la fiche technique|le mode d'emploi) de {product} ?
{product} est-il (en stock|disponible) en (blanc|d'autres tailles) ?
Comment (régler|monter|brancher) {product} ?
Combien (supporte|pèse|consomme) {product} ?
Faites-vous (une remise|un prix spécial) si nous en achetons (vingt|un plus grand nombre) ?
La batterie peut-elle être (changée|chargée) par l'utilisateur, et combien de temps tient-elle ?
Que couvre la garantie de {product}, et pendant combien d'années ?
Nous cherchons quelque chose qui convienne à l'extérieur, que conseillez-vous ?`,
    complaint: `
Réclamation
Très (déçu|mécontent) de vous
C'est inadmissible
(Troisième|Dernière) fois que j'écris
---
Je suis (très|extrêmement) (déçu par|mécontent de) (la façon dont on nous traite|votre service).
C'est la (troisième|quatrième) fois que (j'écris|je me plains) et personne ne (répond|s'en soucie).
Votre (employé|collègue) au téléphone a été (impoli|grossier) et a raccroché.
Je n'ai jamais (vu|connu) un service aussi (mauvais|lamentable).
{product} a cassé après (deux jours|une semaine), la qualité est (lamentable|une plaisanterie).
(J'exige|J'attends) (des excuses|une explication) de (votre chef|d'un responsable).
Nous attendons une réponse depuis (trois semaines|un mois), c'est inacceptable.
La prochaine fois nous (irons|achèterons) (chez|à) la concurrence, et je (le dirai autour de moi|laisserai un avis).
Je saisirai le médiateur si vous ne réglez pas cela.
Les promesses sont rompues encore et encore, et chacun de vous dit autre chose.`,
    wish: `
(Suggestion|Idée)
Demande de fonctionnalité
Ce serait bien d'avoir
(Souhait|Proposition) pour la prochaine version
---
Ce serait (formidable|bien|pratique) si (on|nous) pouvait (exporter|trier) la liste (vers Excel|par date).
Avez-vous (pensé à|envisagé) (un mode sombre|une appli mobile) ?
(Il nous manque|Nous aimerions) (un bouton|un raccourci) pour copier (une ligne|la dernière commande).
(Ma suggestion|Mon idée) est d'afficher (le total|l'historique) sur la première page.
Est-il prévu de gérer (d'autres langues|les agendas|les codes-barres) ?
Merci d'ajouter (un filtre|un champ de recherche) dans la prochaine version.
D'autres logiciels permettent de (glisser-déposer|grouper par couleur), cela nous aiderait beaucoup ici aussi.
Un petit souhait de notre équipe : des rappels réglables pour plusieurs personnes.
Pourriez-vous mettre ceci dans vos projets : un lien avec notre comptabilité ?
Il faut beaucoup trop de clics, peut-être qu'un modèle simplifierait.`,
    privacy: `
Supprimer mes données
Demande RGPD
Quelles (données|informations) avez-vous sur moi ?
(Sous-traitance des données|Vie privée)
---
Merci de (supprimer|d'effacer) toutes les données personnelles que vous avez sur moi.
Je demande (une copie|l'accès|un aperçu) des informations que vous conservez à mon sujet.
Sur quelle base légale gardez-vous (mon numéro de téléphone|mon adresse) ?
Je retire mon consentement (à la lettre d'information|à l'utilisation de mes données).
Il nous faut un accord de traitement des données signé (avant {day}|pour l'audit).
Où se trouvent (les serveurs|nos données), et (qui|quels sous-traitants) y a accès ?
Combien de temps (conservez|gardez)-vous (les enregistrements|les fiches clients) ?
Vous m'avez envoyé (les coordonnées|la lettre) d'un autre client, c'est une violation de confidentialité.
Notre délégué à la protection des données demande la liste des sous-traitants ultérieurs.
Un ancien salarié doit être oublié de vos fichiers, selon l'article 17.`,
    spam: `
Plus de (clients|visiteurs) rapidement
Proposition de (partenariat|collaboration)
Vous avez été sélectionné
Petite question sur votre site
---
Nous aidons les entreprises comme la vôtre à (figurer|être trouvées) en tête (des moteurs de recherche|de Google).
(Je suis tombé sur|J'ai visité) votre site et j'ai (remarqué|vu) (quelques erreurs|des points à améliorer).
(Achetez|Commandez) maintenant et économisez {amount} - offre valable jusqu'à (ce soir|{day}).
Seriez-vous intéressé par (un court appel|une démo gratuite) la semaine prochaine ?
Nous sommes un fabricant majeur (d'emballages|d'éclairages LED) et proposons des prix (bas|compétitifs).
Notre base contient (50 000|des milliers de) contacts vérifiés de décideurs de votre secteur.
Félicitations, votre adresse a gagné (un bon d'achat|{amount}), cliquez (ici|ci-dessous).
Je peux écrire des articles invités avec des liens pour votre blog à un prix correct.
Avez-vous eu mon dernier message ? J'aimerais vous présenter nos développeurs expérimentés.
Investissez aujourd'hui avec un rendement garanti, sans risque ni frais.`,
  },
};

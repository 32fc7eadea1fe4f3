/** Moods in French: see lexicon.ts for how a table is written. */
export const fr = `
not-0.4: pas, jamais, aucun, aucune, rien, ne plus, n'est plus, ne sont plus, ne suis plus, n'a plus, n'ai plus, nullement, cessé de
not-0.4: cessé d', personne ne, plus rien
very: très, vraiment, extrêmement, tellement, si, absolument, totalement, complètement, particulièrement, incroyablement, trop, beaucoup
very: énormément, fort, vachement, entièrement, parfaitement, profondément, bien trop, beaucoup trop, infiniment, tout à fait
very: de plus en plus, toujours plus, encore plus, terriblement, franchement, carrément, simplement, tout simplement, plus que, ultra
very: archi, drôlement, sincèrement, hautement, vivement, au plus haut point, on ne peut plus, sacrément, exceptionnellement, le plus
very: la plus, réellement, plus de mots, pas de mots, les mots me manquent
bit: un peu, assez, plutôt, légèrement, quelque peu, relativement, partiellement, en partie, presque, moyennement, plus ou moins
bit: pas très, pas trop, pas vraiment, pas tellement, pas si, pas tout à fait, pas particulièrement, pas toujours, un tantinet
bit: passablement, à peu près
but: mais, cependant, pourtant, toutefois, néanmoins, par contre, en revanche, sauf que, à part, hormis, seulement voilà
though: bien que, malgré, même si, quoique, en dépit de, certes, alors que, tandis que
if: si vous, s'il, s'ils, si possible, pourriez, pourrait, pourrions, pourrais, serait, seraient, serais, aurait, auriez, aimerais
if: aimerions, voudrais, voudrions, souhaite, souhaitons, souhaiterais, souhaiterions, est il possible, est ce que, est ce qu', où
if: quand, espère, espérons, en espérant, au cas où, à moins que, à condition, savoir si, conseils
ask: comment faire, comment puis je, comment peut on, comment, est il possible de, est ce possible, y a t il, pourriez vous, pouvez vous
ask: peux tu, pourrais tu, puis je, peut on, pouvons nous, je voudrais, je souhaite, je souhaiterais, nous souhaitons
ask: nous souhaiterions, nous voudrions, j'aimerais, nous aimerions, auriez vous, avez vous, combien coûte, quel est, quelle est
ask: quels sont, quelles sont, où puis je, où se trouve, quand sera, quand est, ci joint, en pièce jointe, pour information, pour info
ask: faites moi savoir, tenez moi, dites moi, confirmer, une question, question sur, question concernant, demande de, concernant
ask: je me demande, je me demandais, veuillez, prière de, merci de me, merci de nous
none: merci d'avance, merci par avance, d'avance merci, par avance merci, merci beaucoup d'avance, vous remerciant par avance
none: en vous remerciant d'avance, en vous remerciant par avance, je vous remercie par avance, je vous remercie d'avance
none: nous vous remercions par avance, nous vous remercions d'avance, vous remercie d'avance, vous remercie par avance
none: avec mes remerciements anticipés, cordialement, bien cordialement, très cordialement, bien à vous, bien à toi, salutations
none: salutations distinguées, sincères salutations, meilleures salutations, cordiales salutations, sentiments distingués
none: sentiments les meilleurs, l'expression de mes sentiments, respectueusement, bonjour, bonsoir, salut, coucou, madame, monsieur
none: mesdames, messieurs, bonne journée, bon week end, bonne soirée, bonne semaine, belle journée, belle soirée, bonne fin de journée
none: bonne réception, bonne continuation, bonnes fêtes, joyeux noël, bonne année, excellente journée, très bonne journée, bonne et
none: dans l'attente de, en attente de votre, dans l'attente de votre, dans l'attente d'une, au plaisir de vous lire, au plaisir
none: merci de votre compréhension, merci pour votre compréhension, merci de votre patience, merci pour votre patience
none: merci pour votre temps, merci de votre attention, merci pour votre attention
none: merci de me/nous confirmer/indiquer/dire/répondre/envoyer/rappeler/faire/préciser/transmettre/tenir, merci de bien vouloir
none: merci de, merci à vous de, pas de problème, pas de souci, aucun problème, aucun souci, pas seulement, pas uniquement
none: non seulement, je vous en prie, de rien, s'il vous plaît, s'il te plaît, svp, stp, pas urgent, rien d'urgent, pas pressé
none: rien ne presse, ce serait bien, ce serait super, ce serait génial, ce serait parfait, ce serait top, ce serait gentil
none: ce serait sympa, ce serait pratique, ce serait utile, ce serait formidable, serait bien, serait super, serait parfait
none: serait utile, serait pratique, serait génial, serait apprécié, serait appréciable, serait appréciée, serait très appréciée
none: serait la bienvenue, serait idéal, serait agréable, serait bien si, je serais ravi, je serais heureux, serais reconnaissant
none: serais reconnaissante, serions reconnaissants, vous serais reconnaissant, vous serais gré, vous saurais gré, reconnaissant de
none: reconnaissante de, reconnaissant si, ravi si, heureux si, aussi bien que, ainsi que, bien vouloir, bien sûr, bien entendu, ou bien
none: si bien, bien reçu, bien noté, bien avant, eh bien, aimer bien, vouloir bien, voulez bien, bonne question, bonne idée de
none: bonne adresse, bon de commande, bon de livraison, bons de commande, bon d'achat, bon de réduction, bons d'achat, le bon service
none: la bonne personne, le bon interlocuteur, la bonne adresse, le bon numéro, bon d', désolé de vous déranger
none: désolée de vous déranger, désolé pour le dérangement, excusez moi, excusez nous, veuillez m'excuser, pardon
none: désolé pour la réponse tardive, désolé pour le retard, rapport d'erreur, description du problème, sauf erreur
none: sauf erreur de ma part, n'est ce pas, pas plus tard, au plus tard, pas encore, ne sais pas, ne savons pas, pas sûr, pas certain
none: ou pas, ou non, au pire, au mieux, le mieux, mieux vaut, meilleure façon, meilleur moyen, meilleurs délais
none: dans les meilleurs délais, dès que possible, le plus vite possible, le plus rapidement possible, au plus vite, au plus tôt
none: plus tard, plus de détails, plus d'informations, en plus, de plus, plus tôt, non plus, d'autant plus, adresse de retour
none: étiquette de retour, bon de retour, délai de préavis, liste d'attente, mot de passe, mise à jour critique, gratuit*
none: formulaire de réclamation, tout de suite, tout neuf, si ce n'est, s'il y a, à partir de, rien de plus, personne à contacter
none: personne de contact, une personne, la personne, en personne, point de vente, point de, au point, un point, peu de temps, sous peu
none: depuis peu, fort de, au fait, retour à la, cher client, cher monsieur, chère madame, chers messieurs, cher service
none: chers collègues, chère équipe, cher support, chers tous, besoin d'aide, besoin d'une aide, besoin de votre aide, aide en ligne
none: demande d'aide, y compris, aide à la, page d'aide, rubrique d'aide, comme convenu, comme promis, comme prévu, exactement le même
none: exactement la même, superoffice, merci pour votre mail, merci pour votre courriel, merci beaucoup pour votre mail
none: je vous remercie pour votre compréhension, je vous remercie pour votre patience, je vous remercie de votre compréhension
none: je vous remercie de bien vouloir, je vous remercie de me, je vous remercie de nous, que se passe t il si, que se passe t il quand
none: que se passe t il en cas, n'ai pas besoin, pas besoin, n'avons pas besoin, pas avant, pas encore choisi, pas encore décidé
none: n'est pas nécessaire
thanks: merci, merci beaucoup, merci bien, un grand merci, mille mercis, mille merci, merci infiniment, merci encore, encore merci
thanks: merci à vous, merci à tous, merci à toute, je vous remercie, nous vous remercions, remerciements, tous mes remerciements
thanks: merci énormément, merci mille fois, grand merci
+4: fantastique*, phénoménal*, exceptionnel*, extraordinaire*, formidable*, dépass* ~ attentes, au delà de mes attentes
+4: au delà de nos attentes, au dessus de nos attentes, ne pourrait pas être mieux, on ne peut mieux, ne pouvait pas être mieux
+4: on ne peut plus satisfait*, sauvé la journée, sauvé ma journée, sauvé la vie, sauvez la vie, classe mondiale, de premier ordre
+4: dix sur dix, 10 10, 20 20, cinq étoiles, 5 étoiles, jamais vu mieux, jamais eu un aussi bon, meilleur ~ jamais, adore, adorons
+4: adoré, j'adore, irréprochable*, impeccable*, magnifique*, bluffant*, bluffé*, dix étoiles
+3: excellent*, excellemment, parfait, parfaite, parfaits, parfaites, merveilleux, merveilleuse*, merveille*, génial*, géniaux, superbe*
+3: splendide*, remarquable*, brillant*, fabuleux, fabuleuse*, incroyable efficacité, top, au top, tip top, nickel, chapeau, bravo
+3: hourra, youpi, félicitations, félicite, félicitons, bon travail, beau travail, excellent travail, super travail, bien joué
+3: bien fait, continuez ainsi, continuez comme ça, ravi, ravie, ravis, ravies, enchant*, comblé*, heureux, heureuse, heureuses
+3: émerveillé*, impressionn*, enthousias*, épaté*, conquis, conquise, aux anges, très satisfait*, pleinement satisfait*
+3: entièrement satisfait*, totalement satisfait*, très content*, recommande, recommandons, recommanderai, recommanderons
+3: recommander vos services, à recommander, je conseille, soulagé*, soulagement, quel soulagement, sauvé, sauvée, sauvés, sauveur*
+3: héros, perle, en or, précieux, précieuse*, inestimable*, les meilleurs, le meilleur, la meilleure, vous êtes les meilleurs
+3: vous êtes géniaux, vous êtes au top, fonctionne parfaitement, marche parfaitement, marche à merveille, fonctionne à merveille
+3: marche très bien, fonctionne très bien, comme sur des roulettes, à merveille, sur des roulettes, première classe, haut de gamme
+3: de grande qualité, grande qualité, mille mercis pour, un grand merci pour, un grand merci à, un immense merci, compliments
+3: tous mes compliments, éloge*, louange*, coup de coeur, wow, waouh, ouah, j'aime beaucoup, chapeau bas, royal, au petit poil, au poil
+3: un rêve, de rêve, les yeux fermés, chaudement, vivement recommandé
+2: bon, bonne, bons, bonnes, beau, belle, content, contente, contents, contentes, satisfait, satisfaite, satisfaits, satisfaites
+2: satisfaction, satisfaisant*, agréable*, agréablement, plaisir, plaisant*, plaît, sympa, sympas, sympathique*, gentil*, gentillesse
+2: aimable*, amabilité, poli, polie, polis, courtois*, courtoisie, serviable*, à l'écoute, à votre écoute, attentionné*, attentif*
+2: attentive*, prévenant*, disponible, disponibilité, accueillant*, chaleureux, chaleureuse*, professionnel, professionnelle
+2: professionnels, professionnalisme, compétent, compétente, compétents, compétence*, efficace*, efficacité, efficacement, patient
+2: patiente, patiemment, fiable*, fiabilité, digne de confiance, stable, solide*, robuste*, sécurisant, rassuré*, rassurant*, facile
+2: faciles, facilement, simple, simples, simplement génial, simplicité, intuitif*, intuitive*, ergonomique*, convivial*, pratique
+2: pratiques, utile, utiles, clair et, claire, clairement expliqué, explication claire, explications claires, réactif, réactive
+2: réactifs, réactivité, astucieux, malin, élégant*, moderne*, bon prix, prix correct, prix juste, bon rapport, rapport qualité prix
+2: vaut le coup, vaut la peine, vaut son prix, gain de temps, gagner du temps, gagne du temps, fait gagner, amusant*, passionnant*
+2: positif, positive, positifs, positives, pouce levé, pouces levés, amélior*, amélioration*, progrès, succès, réussi, réussie, réussis
+2: réussite, réussissent, reconnaissant*, reconnaissance, apprécie, apprécions, apprécié, appréciée, appréciés, apprécier, appréciable*
+2: gratitude, rapide, rapides, rapidement, rapidité, vite, promptement, prompt, prompte, célérité, en un clin d'oeil
+2: en quelques minutes, en moins d'une heure, dans l'heure, le jour même, dans la journée, plus vite que prévu, plus rapide que prévu
+2: plus tôt que prévu, en avance, mieux que prévu, mieux que jamais, beaucoup mieux, bien mieux, nettement mieux, mieux qu'avant
+2: bien meilleur*, nettement meilleur*, merci pour votre/ton aide, merci pour l'aide, merci de votre aide, merci de l'aide
+2: merci pour votre ~ aide, merci beaucoup pour, merci pour la rapidité, merci pour votre rapidité, merci pour la réactivité
+2: merci pour votre réactivité, merci de votre réactivité, merci pour le/ce/votre travail, merci pour votre soutien
+2: merci pour votre efficacité, merci pour votre professionnalisme, merci pour votre gentillesse, merci pour votre accueil
+2: merci pour la résolution, merci pour la solution, merci pour les explications, merci pour vos explications, merci pour cette
+2: merci pour votre excellent*, merci pour votre bon*, merci pour le bon*, merci pour tout, merci d'avoir, merci d'avoir réglé
+2: merci d'avoir résolu, merci à, remercier, remercie, remercions, tiens à remercier, tiens à vous remercier, tenais à vous remercier
+2: tenais à remercier, réponse rapide, aide rapide, livraison rapide, intervention rapide, solution rapide, rapidement résolu
+2: rapidement réglé, répondu rapidement, réglé rapidement, résolu rapidement, livré rapidement, bien aidé, bonne aide, bon service
+2: bon accueil, bon support, bonne qualité, bon suivi, bon conseil, bons conseils, bonne explication, bien expliqué, bonne expérience
+2: bonne collaboration, bonne communication, soigné*, soigneux, soigneusement, minutieux, minutieuse*, compréhensif*, compréhensive*
+2: à l'heure, dans les temps, dans les délais, ponctuel*, bien conçu*, bien pensé*, bien écrit, bien emballé, bienvenue ajout
+2: comme neuf, comme neuve, meilleur achat, recommanderai chez, je reviendrai, nous reviendrons, je commanderai, achèterai à nouveau
+2: rachèterai, un trésor, en parfait état, en bon état, plus aucune erreur, plus aucun problème, plus de problème, plus aucun souci
+2: plus de souci, plus d'erreur, dormir tranquille, dors tranquille, poids en moins, grande différence, quelle différence
+2: énorme différence, facilite, facilité, simplifie, simplifié, nous simplifie, rend les choses, petit plus, tout le monde est content
+2: collègues adorent, clients sont contents, clients sont ravis, content de, contents de, satisfait de, satisfaits de, heureux de
+2: très bien, vraiment bien, si bien expliqué, super bien, tellement bien, immédiatement résolu, résolu immédiatement
+2: répondu immédiatement, tout de suite résolu, aidé tout de suite, réglé tout de suite, du premier coup, premier coup
+2: première tentative, cinq minutes après, cinq minutes plus tard, vraie personne, bouffée d'air, exactement ce qu'il
+2: exactement ce que, comme il faut, dans le mille, rien à reprocher, rien à envier, répond à nos, répond parfaitement, répond à toutes
+2: tient ses promesses, grande aide, aide précieuse, d'une grande aide, très utile, bien pris en charge, pris le temps
+2: entre de bonnes mains, quel plaisir, un plaisir, un vrai plaisir, beaucoup plus facile, beaucoup plus simple, bien plus simple
+2: plus facile, plus simple, ne regrette pas, ne regrettons pas, regrettons pas, aucun regret, grâce à votre, grâce à vous, grâce à ton
+2: valait le coup, valu le coup, valait la peine, vaut vraiment, valait vraiment, que prévu, que je pensais, qu'attendu
+2: sans prise de tête, sans difficulté, sans effort, grand oui, m'a éclairé, éclairé, qui écoute
+2s: remarche, refonctionne, marche à nouveau, marche de nouveau, fonctionne à nouveau, fonctionne de nouveau, marche maintenant
+2s: fonctionne maintenant, marche désormais, fonctionne désormais, fonctionne enfin, marche enfin, marche bien, fonctionne bien
+2s: fonctionne correctement, fonctionne comme prévu, maintenant ça marche, maintenant tout fonctionne, tout fonctionne, tout marche
+2s: tout est rentré, rentré dans l'ordre, rentrée dans l'ordre, est revenu, est de retour, ça a marché, cela a marché, ça a fonctionné
+2s: cela a fonctionné, ça m'a aidé, m'a aidé, m'a beaucoup aidé, nous a aidé, nous a beaucoup aidé, m'ont aidé, nous ont aidé
+2s: problème résolu, problème réglé, problème est résolu, problème est réglé, problème a été résolu, problème a été réglé, est résolu
+2s: est réglé, est réglée, a été résolu, a été réglé, a été résolue, a été corrigé, a été réparé, est corrigé, est réparé, dépanné*
+2s: débloqué*, solutionné, tout est bon, tout est ok, tout est en ordre, en ordre, tout va bien, tout est parfait, c'est bon
+2s: de nouveau en ligne, à nouveau accessible, pu me reconnecter, peux à nouveau, pouvons à nouveau, enfin résolu, enfin réglé
+2s: enfin reçu, bien arrivé, bien arrivée, bien reçu le remboursement, reçu le remboursement, remboursement reçu, été remboursé
+2s: a été remboursé
+1.5: fonctionne^, fonctionnait^, fonctionner^, fonctionné^, fonctionnent^, marche^, marchait^, marchent^, marché^, tourne^, enfin
+1.5: heureusement, par chance, chance, mieux, meilleur, meilleure, meilleurs, juste prix, correct, correcte, équitable*
+1.5: compréhensible*, sans problème, sans aucun problème, sans souci, sans accroc, sans encombre, fluide*, rien à redire, rien à dire
+1.5: rien à signaler, pas à me plaindre, ne peux pas me plaindre, aucune plainte, bonne nouvelle, bonnes nouvelles, content d'apprendre
+1.5: contente d'apprendre, heureux d'apprendre, bon à savoir, reste client, restons clients, fidèle client, client fidèle
+1.5: client satisfait, bonne solution, j'aime, aimons, aime, aiment, aimé, préfér*, favori*, confiance, convaincu*, convaincant*
+1.5: rassure, bien passé*, déroulé ~ bien, au rendez vous, m'aide, nous aide, c'est clair, très clair, clair et net, plus clair
+1: ok, d'accord, acceptable, suffisant*, convenable*, pas mal, pas mauvais, plutôt pas mal, pas mal du tout, surpris, surprise
+1: intéressant*, intéressé*, merci pour votre/ta réponse, merci pour la réponse, merci de votre réponse, merci pour votre retour
+1: merci pour l'info*, merci pour les info*, merci pour ces info*, merci pour ces précisions, merci pour la mise à jour
+1: merci pour votre message, compris, je comprends mieux, semble fonctionner, ça a l'air bien, convient, me convient, nous convient
+1: bien
-1f: erreur, erreurs, erroné*, problème, problèmes, souci, soucis, difficulté*, difficile*, panne, pannes, en panne, tombé en panne
-1f: tombe en panne, bug, bugs, bogue*, bugue, buggé, beugue, beug, plante, plantage*, planté, plantent, bloque, bloqué, bloquée
-1f: bloqués, bloquent, blocage*, figé, fige, gelé, gèle, cassé, cassée, cassés, casse, brisé*, défectueux, défectueuse*, défaut
-1f: défauts, défaillan*, endommagé*, abîmé*, dommage causé, fissuré*, fissure*, rayé, rayée, rayures, rayure, cabossé*, déchiré*, fuite
-1f: fuites, fuit, disparu, disparue, disparus, disparaît, disparaissent, perdu, perdue, perdus, perds, perte, pertes, supprimé par
-1f: hors service, hors ligne, indisponible*, inaccessible*, injoignable*, inutilisable, déconnect*, éjecté, expulsé, impossible*
-1f: ne peux pas, ne peut pas, ne pouvons pas, ne peuvent pas, peux pas, peux plus, ne peux plus, ne pouvons plus, ne parviens pas
-1f: ne parvenons pas, n'arrive pas, n'arrivons pas, arrive pas à, n'arrive plus, ne réussis pas, impossible de, pas possible, pas reçu
-1f: n'ai pas reçu, n'avons pas reçu, n'ai toujours pas reçu, jamais reçu, pas arrivé, jamais arrivé, n'est pas arrivé, pas livré*
-1f: jamais livré*, ne s'affiche pas, ne s'affichent pas, ne s'ouvre pas, s'ouvre pas, ne démarre pas, ne démarre plus, démarre pas
-1f: ne répond pas, ne répond plus, répond pas, n'imprime pas, n'imprime plus, ne synchronise pas, ne se synchronise pas
-1f: ne s'enregistre pas, ne charge pas, ne se charge pas, ne se met pas, refusé, refuse, refusée, rejeté*, plus accès, pas accès
-1f: aucun accès, n'ai plus accès, ne fonctionne pas, ne fonctionne plus, ne fonctionnent pas, ne fonctionnent plus, fonctionne pas
-1f: fonctionne plus, ne marche pas, ne marche plus, ne marchent pas, marche pas, marche plus, n'a pas fonctionné, n'a pas marché
-1f: ne fonctionnait pas, ne fonctionne toujours pas, ne marche toujours pas, fonctionne mal, fonctionnent mal, fonctionne ~ pas
-1f: marche ~ pas, ne va pas, ne va plus, ça ne va pas, arrêté de fonctionner, cessé de fonctionner, lent, lente, lents, lenteur*
-1f: ralenti*, rame, rament, ramé, instable*, écran noir, écran bleu, écran blanc, page blanche, page vide, double, doublon*, en double
-1f: deux fois, débité deux fois, prélevé deux fois, facturé deux fois, facturé en double, facturé en trop, trop facturé, surfactur*
-1f: prélevé à tort, à tort, mauvais article, mauvais montant, mauvaise adresse, mauvaise taille, mauvais produit, mauvaise facture
-1f: faux, fausse*, incorrect*, inexact*, trop cher, cher, chère facture, hors de prix, retard, retards, en retard, retardé*
-1f: encore reporté, à nouveau reporté, trop tard, trop long, trop longtemps, trop petit, trop grand, trop élevé, trop lent
-1f: trop bruyant, prend des heures, prend du temps, met des heures, met une éternité, une éternité, éternité, bruyant*, sale, sales
-1f: piraté*, arnaque possible, spam, flou, floue, confus, confuse, confusion, pas clair, peu clair, compliqué*, complexe, laborieux
-1f: laborieuse*, manque, manquent, manquant*, manquait, incomplet*, incomplète*, invalide*, coupure*, coupe sans, surchauff*, coincé*
-1f: bourrage, dysfonctionn*, anomalie*, échou*, échec*, perturb*, incident*, interruption*, saute, timeout, clignote, crash*, freeze*
-1f: a disparu, ont disparu, bosse, trou, trous, tache, taches, tâche de, rouille, rouillé, bancal*, tordu*, coupe, coupe encore
-1f: coupe toujours, coupent, s'éteint, s'éteignent, s'arrête, se coupe, se bloque, se ferme, se déconnecte, perd la connexion
-1f: pas de son, aucun son, pas de réseau, aucun réseau, pas de signal, plus de signal, plus d'internet, pas d'internet, plus de courant
-1f: pas reconnu*, ne reconnaît pas, pas accepté*, ne correspond pas, ne correspondent pas, correspond pas, ne retrouve plus
-1f: ne trouve plus, ne trouve pas, ne retrouve pas, trouve pas, ne vois plus, ne vois pas, introuvable*, pas visible, plus visible
-1f: plus possible, n'est plus possible, plus disponible, bloqué dans, coincé dans, m'a facturé, nous a facturé, été facturé, été débité
-1f: été prélevé, m'avez facturé, avez facturé, il ne se passe rien, ne se passe rien, vide, vides, seulement la moitié, la moitié
-1f: soi disant, soit disant, court circuit, fumée, odeur, brûlé, moisi*, mauvais modèle, mauvaise couleur, mauvaise pièce, pas le bon
-1f: pas la bonne, expiré*, refusent, diffère, diffèrent, sont différents, est différent, écart, effacé, effacée, effacés, supprimé
-1f: prend des jours, prend des minutes, met des jours, rien ne marche, rien ne fonctionne, plus rien ne marche, plus rien ne fonctionne
-1f: est mort, mort, morte, a lâché, lâché, lâche, grisé, grisée, prélevé, débité, tombé, tombe en, goutte, gouttes, coule, bruit
-1f: bruits, grince, grincement*, siffle, sifflement, bourdonne*, vibre, vibration*, claque, glacial*, glacée, courant d'air
-1f: odeur de brûlé, inondé*, inondation, mouillé, humide, humidité, dangereuse, danger
-1.5: malheureusement, hélas, dommage, triste*, tristesse, navrant*, regrette*, regrettable*, regrettons, à regret, désolé*, inquiet
-1.5: inquiète*, inquiets, inquiétude*, inquiétant*, préoccup*, nerveux, crains, craignons, peur, pas content*, pas satisfait*, pas bon
-1.5: pas bonne, pas bien, pas assez bon, pas idéal, pas top, pas terrible, pas génial, pas à la hauteur, n'aide pas, pas aidé
-1.5: pas d'aide, aucune aide, peu pratique, inutile*, inutilement, superflu*, fastidieux, fastidieuse*, ennuyeux, ennuyeuse*, ennuie
-1.5: ennuyant*, embêtant*, gênant*, gêne, agaç*, irrit*, énerv*, énervant*, pénible*, fatigant*, fatigué*, stress*, brouillon, désordre
-1.5: désorganisé*, bâclé*, négligé*, négligen*, incohéren*, peu fiable, pas fiable, mauvais, mauvaise, mauvaises, mal, médiocre*
-1.5: faible*, insuffisant*, bizarre*, étrange*, galère*, galérer, souffr*, subi, subir, patience, impatient*, épuisé*, lassé*, lasse
-1.5: désemparé*, débordé*, à bout de, toujours pas, toujours aucun, toujours aucune, toujours rien, toujours le même, toujours la même
-1.5: toujours les mêmes, toujours en attente, toujours en panne, toujours bloqué*, encore aucune, encore aucun, à ce jour
-1.5: à ce jour aucun, à ce jour aucune, attends toujours, attendons toujours, attends encore, attends depuis, attendons depuis
-1.5: j'attends, nous attendons, attendu, attendre, longue attente, temps d'attente, l'attente, depuis des semaines, depuis des mois
-1.5: depuis des jours, depuis des heures, depuis plus de, depuis plusieurs, depuis deux semaines, depuis trois semaines
-1.5: depuis une semaine, depuis dix jours, une fois de plus, à nouveau le même, de nouveau le même, encore et encore, encore le même
-1.5: sans arrêt, sans cesse, tout le temps, constamment, en permanence, permanent, continuellement, à répétition, à plusieurs reprises
-1.5: plusieurs reprises, maintes fois, même problème, même erreur, deuxième fois, la deuxième fois, seconde fois, relance*, relancer
-1.5: rappeler que, sans réponse, sans aucune réponse, aucune réponse, pas de réponse, aucun retour, pas de retour, sans retour
-1.5: aucune nouvelle, pas de nouvelles, sans nouvelles, aucune réaction, aucune solution, pas de solution, personne ne répond
-1.5: personne ne réagit, personne ne rappelle, personne ne décroche, personne n'a, personne ne m'a, personne ne nous, pas rappelé
-1.5: jamais rappelé, pas répondu, jamais répondu, restée sans, resté sans, restés sans, restées sans, pas résolu, pas réglé, non résolu
-1.5: pas corrigé, rien ne bouge, rien n'avance, rien n'a, rien ne se passe, rien n'est fait, silence radio, gaspill*, gâch*
-1.5: perdons des clients, perd des clients, perdre des clients, perdons de l'argent, perte de temps, perdu du temps, fait perdre
-1.5: nous coûte, nous a coûté, coûte cher, tout perdu, plainte*, plaindre, plains, réclam*, réclamation*, rembours*, mon argent
-1.5: changer de fournisseur, changer de prestataire, changeons de prestataire, autre fournisseur, autre prestataire
-1.5: aller voir ailleurs, ailleurs, concurren*, désespér*, désespoir, votre direction, escalad*, mise en demeure, sous 48
-1.5: sous huitaine, attendais mieux, attendais à mieux, attendions mieux, attendais à plus, méritons mieux, mérite mieux
-1.5: il y a quelqu'un, y a t il quelqu'un, quelqu'un lit, lisez vous, mis en attente, en attente pendant, en attente depuis
-1.5: au téléphone pendant, journée perdue, perdu une journée, perdu ma journée, une journée entière, tout refaire, tout recommencer
-1.5: repartir de zéro, de zéro, expliqué ~ fois, appelé ~ fois, écrit ~ fois, envoyé ~ fois, demandé ~ fois, relancé ~ fois
-1.5: signalé ~ fois, promis, promettez, vous aviez promis, devait être, devaient être, aurait dû, auraient dû, auriez dû
-1.5: retour à la case, case départ, personne ne sait, personne ne peut, personne n'est capable, personne ne fait, clients attendent
-1.5: clients se plaignent, nos clients, excuses bidon, excuse, réponse automatique, réponse type, réponse toute faite, copié collé
-1.5: ticket fermé, fermé le ticket, clôturé sans, fermé sans, pas la première fois, en vain, pour rien, sert à rien, ne sert à rien
-1.5: à quoi bon, pourquoi payer, payons pour, paie pour, frais cachés, coûts cachés, augmentation de prix, augmenté vos tarifs
-1.5: augmentation des tarifs, ne comprends pas pourquoi, comprends toujours pas, pas normal que, vous ne faites rien, ne faites rien
-1.5: recul, pas en arrière, régression, sans voix, bouche bée, chaque page, d'un autre client, bon sang, pour l'amour, perplexe
-1.5: n'y comprends rien, ne comprends rien, un comble, comble, rien à voir avec, depuis deux/trois/quatre/plusieurs semaines
-1.5: depuis deux/trois/plusieurs mois, semaines sans, mois sans, des semaines que, des mois que
-2.5: déçu*, déception*, décev*, mécontent*, insatisf*, insatisfait*, en colère, colère, fâché*, furieux, furieuse*, énervé*, excédé*
-2.5: exaspér*, frustr*, agacé*, irrité*, remonté, outré*, indigné*, scandalisé*, ras le bol, marre, j'en ai marre, en avons marre
-2.5: assez de, ai assez, avons assez, plus qu'assez, ça suffit, cela suffit, trop c'est trop, c'en est trop, à bout, perdu patience
-2.5: perds patience, patience a des limites, ma patience, notre patience, patience est à bout, perdu confiance, perdu toute confiance
-2.5: perds confiance, plus confiance, aucune confiance, plus aucune confiance, troisième fois, quatrième fois, cinquième fois
-2.5: sixième fois, dixième fois, énième fois, énième, 3e fois, 4e fois, 3ème fois, 4ème fois, 5ème fois, combien de fois
-2.5: combien de temps encore, combien de temps faut, combien de temps dois, jusqu'à quand, quand allez vous, quand comptez vous
-2.5: quand est ce que vous allez, que se passe t il, qu'est ce qui se passe, vous plaisantez, vous moquez, moquez, se moque, se moquer
-2.5: foutage, foutez, mauvaise blague, une blague, plaisanterie, pas sérieux, peu sérieux, amateur*, amateurisme, incompéten*
-2.5: incapable*, pas professionnel, peu professionnel, non professionnel, guignol*, idiot*, stupide*, bête, débile*, imbécile*, crétin*
-2.5: ridicule*, absurde*, risible*, grotesque*, farce, cirque, n'importe quoi, du n'importe quoi, nul, nulle, nuls, nulles, nullité
-2.5: nullissime, merdique*, pourri*, camelote, daube, poubelle, minable*, pitoyable*, lamentable*, déplorable*, désastreux
-2.5: désastreuse*, affligeant*, consternant*, piètre*, exécrable*, catastrophe, impoli*, malpoli*, grossier*, désagréable*, désinvolt*
-2.5: arrogan*, méprisant*, mépris, irrespect*, hautain*, ignoré*, ignore, ignorez, ignorent, balad*, renvoyé de service, me renvoie
-2.5: renvoie la balle, balle, tourner en rond, tourne en rond, abandonne, abandonné*, laissé tomber, laisse tomber, je lâche
-2.5: sans espoir, intenable*, insupportable*, invivable*, ingérable*, inexploitable*, perte d'argent, jeté par, argent jeté, arnaque*
-2.5: arnaqué*, arnaqueur*, escroc*, escroquerie*, vol, voleurs, voleur, fraude, tromp*, trompé*, trompeur*, mensonge*, menteur*, menti
-2.5: mentez, mentir, promesses non tenues, promesse non tenue, promesses en l'air, fausses promesses, vaines promesses, pas tenu
-2.5: non tenu*, non respecté*, pas respecté*, pas ce qui était prévu, pas ce que j'ai commandé, contrairement à, plus jamais
-2.5: jamais plus, dernière fois, regrette d'avoir, à fuir, fuyez, évitez, à éviter, déconseill*, ne recommande pas, recommande pas
-2.5: ne recommanderai pas, ne recommande à personne, recommande à personne, avocat*, juridique*, tribunal, poursuites, poursuivre en
-2.5: association de consommateurs, que choisir, dgccrf, répression des fraudes, porter plainte, porterai plainte, mauvais avis
-2.5: avis négatif, une étoile, zéro étoile, mauvais service, mauvaise qualité, mauvais support, mauvaise expérience
-2.5: mauvaise communication, service médiocre, très mauvais*, vraiment mauvais*, si mauvais*, trop mauvais*, déteste*, détestable*
-2.5: haïs, cauchemar*, chaos, chaotique*, catastrophique*, désastre*, fiasco, débâcle, gros problème, gros problèmes, grave, graves
-2.5: gravement, sérieux problème, beaucoup trop lent, extrêmement lent*, choqué*, choquant*, sidér*, stupéf*, abasourdi*, effar*
-2.5: atterré*, consterné*, honteusement, gênant pour, humili*, insult*, offens*, vexé*, laissé en plan, injust*, anormal*, pas normal
-2.5: ce n'est pas normal, obsolète*, dépassé par, pire, pires, de pire en pire, empire, encore pire, de mal en pis, pas acceptable
-2.5: n'accepte pas, n'acceptons pas, n'accepterai pas, refuse de payer, ne tolère, ne tolérerai, peut plus durer, ne peut plus durer
-2.5: peut pas continuer, doit cesser, merci pour rien, merci de rien, zéro aide, zéro service, zéro réponse, zéro suivi, zéro
-2.5: personne ne s'en, tout le monde s'en fiche, s'en fiche, s'en fout, en fichez, aucun respect, aucune considération, aucun suivi
-2.5: aucun effort, aucun professionnalisme, tragique*, à pleurer, pleurer, à l'arrêt, paralysé*, complètement bloqué*
-2.5: totalement bloqué*, en rade, mis en difficulté, comment est ce possible, comment osez, vous osez, n'a aucun sens
-2.5: n'importe comment, je suis à bout, en justice, traité de la sorte, traitée de la sorte, traité comme ça, traité ainsi
-2.5: jamais été traité*, jamais vécu, jamais connu, s'arracher les cheveux, m'arracher les cheveux, arracher les cheveux
-2.5: arrache les cheveux, rend fou, rend folle, devenir fou, devenir folle, devenir dingue, rend dingue, dingue, sur les nerfs
-2.5: tape sur, prend pour un, prenez pour, pris pour, pour des idiots, pour un idiot, raccroché, raccroche, raccroché au nez
-2.5: vaste blague, une vaste, ruiné*, gâché, gâche, saboté*, bousill*, foiré, fini avec vous, en miettes, en mille morceaux
-2.5: en morceaux, fracassé, explosé, jeté le colis, jeté par dessus, se fiche de, se fichent de, se fout de, s'en contrefiche
-2.5: félicitations vous, quelqu'un de compétent, qui connaît son métier, comment pouvez vous, une chose pareille, comment se fait il
-2.5: comment peut on vendre/oser/laisser, commence à bien faire, bien faire les choses à moitié, devrait avoir honte
-3.5: terrible, horrible*, horreur, affreux, affreuse*, atroce*, épouvantable*, abominable*, ignoble*, inacceptable*, inadmissible*
-3.5: inqualifiable*, intolérable*, inexcusable*, impardonnable*, scandale*, scandaleux, scandaleuse*, honte, honteux, honteuse*
-3.5: pire service, le pire, la pire, enfer, infernal*, merde, bordel, putain, chier, fait chier, font chier, foutu*, dégueulasse*
-3.5: dégoût*, écoeur*, révolt*, révoltant*, odieux, odieuse*, catastrophe totale, désastre total, véritable catastrophe
-3.5: vraie catastrophe, jamais vu ça, jamais vu un, du jamais vu, en dessous de tout, au dessous de tout, goutte d'eau, goutte de trop
-3.5: fait déborder, hors de moi, ulcéré*, zéro pointé, sans nom
very+3: super, hyper
-0.7: urgent*, urgence*, d'urgence, urgemment, pressant, critique, critiques, annul*, résili*, résiliation, rétract*, rappel, directeur
-0.7: responsable, supérieur, clôturez mon compte, clôturer mon compte, supprimez mon compte
again: encore, toujours, à nouveau, de nouveau, encore une fois, chaque fois, chaque jour, tous les jours, chaque matin, tous les matins
again: depuis deux/trois/quatre/cinq/six/sept/huit/dix/plusieurs/# jours/semaines/mois/heures, depuis un mois, toute la journée
again: toute la matinée, toute la semaine, déjà, à chaque fois
-0.7f: il y a deux/trois/quatre/plusieurs/# jours/semaines/mois, il y a une semaine, depuis la semaine dernière, jours plus tard
-0.7f: plus d'une semaine, trois fois, message d'erreur, messages d'erreur, code d'erreur, code erreur, en trop, sans que, sans prévenir
-0.7f: sans préavis, sans avertir, sans demander, obligé de redémarrer
+1.2s: résolu, résolue, résolus, réglé, réglée, corrigé, réparé, réparée, arrangé, arrangée
not: sans, ni, loin d'être, loin de, tout sauf, manque de, absence de, peu, trop peu, point
again-0.4: depuis lundi/mardi/mercredi/jeudi/vendredi/hier/samedi/ce, depuis le week end, depuis ce week end, depuis la mise à jour
again-0.4: depuis ce matin, encore prélevé, encore débité
-0.5f: pourquoi
not-0.7: à peine, guère
-2: sous la pluie, perdre mon temps, perdre notre temps, perdre du temps
+1.8: merci infiniment pour, encore merci pour, merci encore pour, merci mille fois pour, je vous remercie pour, je vous remercie de
+1.8: nous vous remercions pour, merci pour ce, merci pour le, merci pour la
`;

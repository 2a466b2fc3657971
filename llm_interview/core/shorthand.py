"""What people in a hurry type for longer words: the abbreviations of notes, papers and chats.

Only what stands for one word alone, and without marks what is typed without them, since marks
tell how the whole answer is typed; a short form with two readings in this field (`pt`, `dist`, `w`,
`val`, `dk`) is left out.
"""

from __future__ import annotations

_TABLE = """
    attn attention · tok token · toks tokens · emb embedding · embs embeddings · embd embedding
    wt weight · wts weights · wgt weight · wgts weights · param parameter · params parameters
    ctx context · ctxt context · seq sequence · seqs sequences · enc encoder · dec decoder
    grad gradient · grads gradients · optim optimizer · pred prediction · preds predictions
    probs probabilities · distr distribution · proj projection
    projs projections · dim dimension · dims dimensions
    mem memory · mat matrix · mtx matrix · mats matrices · vec vector · vecs vectors
    vocab vocabulary · gen generate · clf classifier · ckpt checkpoint · ckpts checkpoints
    hparam hyperparameter · hparams hyperparameters · hyperparam hyperparameter
    hyperparams hyperparameters · init initialization · resid residual · freq frequency
    freqs frequencies · fwd forward · bwd backward · quant quantization · calib calibration
    pretr pretraining · resp response · resps responses · req request · reqs requests
    instr instruction · instrs instructions · demo demonstration · demos demonstrations
    ans answer · src source · tgt target · ref reference
    refs references · doc document · docs documents · retr retrieval · sim similarity
    eval evaluation · evals evaluations · acc accuracy · perf performance
    bw bandwidth · calc calculate · approx approximate · avg average · num number · nums numbers
    amt amount · pct percent · diff different · diffs differences · prev previous · nxt next
    curr current · orig original · rand random · temp temperature · thresh threshold · len length
    idx index · sz size · lvl level · usr user · usrs users · msg message · msgs messages
    fn function · fns functions · func function · funcs functions · algo algorithm
    impl implementation · config configuration · arch architecture · mdl model · mdls models
    txt text · inp input · inps inputs · outp output · img image · imgs images · neg negative
    pos position · pref preference · prefs preferences · renorm renormalize · supv supervised
    unsup unsupervised · prec precision · lat latency · mult multiply · coef coefficient
    coeff coefficient · dup duplicate · dups duplicates · summ summarize · upd update · updt update
    alloc allocate · halluc hallucinate · hallucs hallucinations · softm softmax · exp exponential
    intermed intermediate · dedup deduplicate · concat concatenate
    lang language · langs languages · char character · chars characters · feat feature
    feats features · expt experiment
    summar summarize · trunc truncate · util utilization
    thru through · b4 before · bc because · bcz because · becoz because · coz because
    abt about · frm from · ur your · jst just · tht that · thn then · wld would · shld should
    cld could · smth something · sth something · esp especially · incl including · excl excluding
    nope no · btw by · tho though · cmp compare · whn when · wht what · wch which · yrs years
    u you · wen when · wat what · wut what · hav have · giv give · kno know · evn even · adn and
    jsut just · olny only · waht what · yuo you · woud would · wuld would · shoud should
    coud could · cus because · alot many
    dc duoc · đc được · trc truoc · cx cung · mk minh · xài dùng · tui toi · nx nua · thui thoi
    hok khong · hong khong · hem khong · mún muốn · đg đang
"""

FULL: dict[str, str] = dict(
    entry.split(" ", 1)
    for line in _TABLE.split("\n")
    for entry in line.strip().split(" · ")
    if entry
)
"""Short form → the word it stands for, both as `core.text.fold` leaves them."""

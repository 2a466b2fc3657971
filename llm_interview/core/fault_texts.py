"""The English sentences of faults, by key: what scripts read, and where no other language is."""

# ruff: noqa: E501 - sentences stay on one line

ENGLISH = {
    "judge_slow": "the judge at {address} did not reply within {seconds} s",
    "judge_long": "the judge at {address} sent far more than a grade",
    "judge_off": "the judge at {address} did not reply as asked: {wrong}",
    "judge_odd": "the judge at {address} replied in a way that cannot be read ({wrong})",
    "judge_unreached": "the judge at {address} cannot be reached: {why}",
    "judge_unreached_proxy": "the judge at {address} cannot be reached (through the proxy {proxy}): {why}",
    "judge_redirects": "the judge at {address} redirects to {target}, and redirects are not followed",
    "judge_refused": "the judge at {address} refused with {code}",
    "judge_refused_said": "the judge at {address} refused with {code}: {words}",
    "hint_judge_model": "choose a model that keeps to a JSON schema: {command}",
    "hint_judge_running": "is it running? else: {command}",
    "hint_judge_trust": "if you trust that place: {command}",
    "hint_judge_key": "the key comes from the variable that is named by: {command}",
    "hint_judge_place": "{url}, or {model}",
    "hint_judge_wait": "wait a little and ask again",
    "hint_judge_schema": "it may not know response_format json_schema; another model: {command}",
    "hint_judge_log": "look at the log of the server, or ask again later",
    "judge_unset": "no judge is set",
    "judge_key_empty": "the variable {name} of judge.key_env is empty",
    "hint_judge_export": "export {name}=…, or: {command}",
    "judge_key_odd": "what stands in {name} is no key",
    "hint_judge_letters": "it has letters no key has",
    "judge_unagreed": "the judge would be sent the card (question, answer, key points, wrong claims) and your answer, to {place}; nobody has agreed to that yet",
    "hint_judge_agree": "to agree: {command}",
}

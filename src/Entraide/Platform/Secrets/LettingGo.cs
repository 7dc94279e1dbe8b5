using Entraide.Platform.Work;

namespace Entraide.Platform.Secrets;

/// <summary>The words under this key are let go of; noted in the same save that lets go of the rows.</summary>
public sealed record WordsLetGo(Guid KeyId);

/// <summary>Destroys a key once the rows that needed it are saved as gone: a save that fails must not cost anybody their words.</summary>
public sealed class LettingGo(AppDb db, KeyRing ring) : IReactTo<WordsLetGo>
{
    public async Task React(WordsLetGo happening, Guid happeningId, CancellationToken stop)
    {
        await ring.Destroy(happening.KeyId, stop);
        await db.Forget(happeningId, stop);
    }
}
